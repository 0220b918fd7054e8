import '@testing-library/jest-dom'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { ReviewScreen } from '@/components/review/review-screen'
import type { SittingState } from '@/lib/client/sitting-state'
import { cardOf, createFakeSitting, longCard, me } from './support'

jest.mock('next/navigation', () => ({ useRouter: () => ({ push: jest.fn() }) }))

beforeEach(() => {
  window.localStorage.clear()
  window.scrollTo = () => undefined
  window.matchMedia = (() => ({ matches: false })) as unknown as typeof window.matchMedia
})

const show = async (change: Partial<SittingState> = {}) => {
  const fake = createFakeSitting([longCard(1), cardOf(2)], change)
  render(<ReviewScreen create={() => fake.sitting} />)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Show answer' }))
  const group = await screen.findByRole('group', { name: 'Points' })
  await screen.findByText(/Suggested:/)
  return { ...fake, user, group }
}

const hint = () => screen.getByText(/Suggested:/)
const box = (name: string) => screen.getByRole('checkbox', { name })

test('the reveal asks for the points one by one, and what follows from them is marked but not pressed', async () => {
  const { user, rated, said, group } = await show()
  expect(within(group).getAllByRole('checkbox')).toHaveLength(3)
  expect(screen.getByText('A paper')).toBeInTheDocument()
  expect(hint()).toHaveTextContent('0 of 3 points. Suggested: Missed')
  await user.click(box('The cost required'))
  expect(hint()).toHaveTextContent('1 of 3 points. Suggested: Got it')
  await user.click(box('Its date'))
  expect(screen.getByRole('button', { name: 'Got it' })).toHaveClass('sug')
  expect(screen.getByRole('button', { name: 'Missed' })).not.toHaveClass('sug')
  await user.click(screen.getByRole('button', { name: 'Got it' }))
  expect(rated).toEqual(['good'])
  expect(said).toEqual([{ points: ['cost', '3'], suggestedRating: 'good' }])
})

test('four buttons tell Hard from Good', async () => {
  const { user } = await show({ me: { ...me, buttons: 4 } })
  expect(hint()).toHaveTextContent('Suggested: Again')
  await user.click(box('The cost required'))
  expect(hint()).toHaveTextContent('Suggested: Hard')
  await user.click(box('Its shape'))
  expect(hint()).toHaveTextContent('Suggested: Good')
})

test('by keyboard alone: Space ticks where the focus is, figures rate from there, and the learner has the last word', async () => {
  const { user, rated, said } = await show()
  await user.tab()
  expect(box('The cost required')).toHaveFocus()
  await user.keyboard(' ')
  expect(box('The cost required')).toBeChecked()
  await user.keyboard('{Enter}')
  expect(rated).toEqual([])
  await user.keyboard('1')
  expect(rated).toEqual(['again'])
  expect(said).toEqual([{ points: ['cost'], suggestedRating: 'hard' }])
})

test('undo brings the ticks back, and the words that were typed', async () => {
  const fake = createFakeSitting([longCard(1), cardOf(2)])
  render(<ReviewScreen create={() => fake.sitting} />)
  const user = userEvent.setup()
  await user.type(screen.getByRole('textbox', { name: 'Type it first' }), 'It costs')
  await user.keyboard('{Control>}{Enter}{/Control}')
  await screen.findByRole('group', { name: 'Points' })
  await user.click(box('Its shape'))
  await user.click(screen.getByRole('button', { name: 'Missed' }))
  expect(screen.getByText('Question 2')).toBeInTheDocument()
  await user.keyboard('u')
  expect(screen.getByRole('textbox', { name: 'Type it first' })).toHaveValue('It costs')
  await user.click(screen.getByRole('button', { name: 'Show answer' }))
  expect(await screen.findByRole('checkbox', { name: 'Its shape' })).toBeChecked()
  expect(box('Its date')).not.toBeChecked()
  expect(await screen.findByText(/Suggested:/)).toHaveTextContent('1 of 3 points. Suggested: Missed')
})

test('without typing the points are asked all the same', async () => {
  const fake = createFakeSitting([longCard(1)])
  render(<ReviewScreen create={() => fake.sitting} />)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'No typing now' }))
  await user.keyboard(' ')
  expect(await screen.findByRole('group', { name: 'Points' })).toBeInTheDocument()
})

test('a card that is asked before its day says why, and no longer once it was answered', async () => {
  const fake = createFakeSitting([{ ...cardOf(1), mistakenOn: '2026-11-16' }, cardOf(2)])
  render(<ReviewScreen create={() => fake.sitting} />)
  const user = userEvent.setup()
  expect(screen.getByText(/You were certain of this on Monday 16 November/)).toBeInTheDocument()
  await user.keyboard(' ')
  expect(screen.queryByText(/You were certain/)).not.toBeInTheDocument()
})

test('how sure the learner was goes along with the points, and stands beside what they wrote', async () => {
  const fake = createFakeSitting([longCard(1), cardOf(2)])
  render(<ReviewScreen create={() => fake.sitting} />)
  const user = userEvent.setup()
  await user.type(screen.getByRole('textbox', { name: 'Type it first' }), 'It costs')
  await user.click(await screen.findByRole('radio', { name: /Certain/ }))
  await user.click(screen.getByRole('button', { name: 'Show answer' }))
  expect(screen.getByText('You wrote, 95% sure')).toBeInTheDocument()
  await screen.findByText(/Suggested:/)
  await user.keyboard('1')
  expect(fake.said).toEqual([{ points: [], suggestedRating: 'again', confidence: 95 }])
  await user.keyboard('u')
  expect(await screen.findByRole('radio', { name: /Certain/ })).toBeChecked()
})

test('a card of one idea asks nothing of the kind', async () => {
  const fake = createFakeSitting([cardOf(1)])
  render(<ReviewScreen create={() => fake.sitting} />)
  expect(screen.queryByRole('radiogroup', { name: 'Confidence' })).not.toBeInTheDocument()
})
