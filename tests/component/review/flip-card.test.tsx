import '@testing-library/jest-dom'
import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { ReviewScreen } from '@/components/review/review-screen'
import type { SittingState } from '@/lib/client/sitting-state'
import type { StoredCard } from '@/lib/client/stored'
import { findGenerator } from '@/lib/core/scenario/generators/all'
import { makeInstance, type Instance } from '@/lib/core/scenario/instance'
import { seedOf } from '@/lib/core/scenario/seed'
import { cardOf, createFakeSitting, flipCard, me } from './support'

jest.mock('next/navigation', () => ({ useRouter: () => ({ push: jest.fn() }) }))

beforeEach(() => {
  window.scrollTo = () => undefined
  Element.prototype.scrollIntoView = () => undefined
  window.matchMedia = (() => ({ matches: false })) as unknown as typeof window.matchMedia
})

const show = async (cards: StoredCard[] = [flipCard(1), cardOf(2)], change: Partial<SittingState> = {}) => {
  const fake = createFakeSitting(cards, change)
  render(<ReviewScreen create={() => fake.sitting} />)
  await screen.findByRole('radiogroup', { name: 'Your choice' })
  return { ...fake, user: userEvent.setup(), instance: cards[0]!.scenario!.instance as Instance }
}

const group = (name: string) => screen.getByRole('radiogroup', { name })
const letters = ['a', 'b', 'c', 'd', 'f', 'g']
const letterOf = (list: readonly { id: string }[], id: string) =>
  letters[list.findIndex((one) => one.id === id)]!
const rightReason = (instance: Instance) => instance.reasons.find(({ right }) => right)!.id
const wrongOption = (instance: Instance) =>
  instance.options.find(({ id }) => !instance.answers.includes(id))!.id
/** The letters of choice and reason; wrong ones where asked. */
const keysFor = (instance: Instance, choice = instance.answers[0]!, reason = rightReason(instance)) =>
  letterOf(instance.options, choice) + letterOf(instance.reasons, reason)

test('choice, reason, confidence, twist and rating by letters and the space bar, in one answer', async () => {
  const { user, said, rated, instance } = await show()
  await user.keyboard(`${keysFor(instance)}d`)
  expect(screen.getByRole('button', { name: 'Show answer' })).toHaveFocus()
  await user.keyboard(' ')
  const verdict = within(screen.getByRole('region', { name: 'Answer' })).getByRole('heading', { level: 2 })
  expect(verdict).toHaveTextContent(/for the right reason/)
  expect(verdict).toHaveFocus()
  await user.keyboard(letterOf(instance.twist.options, instance.twist.answers[0]!))
  expect(screen.getByRole('heading', { name: 'Right again.' })).toHaveFocus()
  await user.keyboard(' ')
  expect(rated).toEqual(['good'])
  const { id, revision, seed } = instance
  expect(said).toEqual([
    {
      scenario: {
        ...{ id, revision, seed, choice: instance.answers[0] },
        ...{ reason: rightReason(instance), twistChoice: instance.twist.answers[0] },
      },
      confidence: 95,
      suggestedRating: 'good',
    },
  ])
})

test('a wrong choice is met with the mistake behind it, and Missed is suggested once a reason stands beside it', async () => {
  const { user, instance } = await show()
  const wrong = wrongOption(instance)
  await user.keyboard(`${keysFor(instance, wrong)}{Enter}`)
  const answer = screen.getByRole('region', { name: 'Answer' })
  expect(answer).toHaveTextContent('Not here.')
  expect(answer).toHaveTextContent(instance.mistakes[wrong]!)
  expect(screen.getByText(/Missed is suggested: the choice does not hold here/)).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Missed' })).toHaveClass('sug')
  expect(screen.getByRole('button', { name: 'Got it' })).not.toHaveClass('sug')
})

test('a choice alone suggests nothing, and without one the answer is shown all the same', async () => {
  const { user, said, instance } = await show([flipCard(1), flipCard(2), cardOf(3)])
  await user.keyboard(letterOf(instance.options, wrongOption(instance)))
  await user.click(screen.getByRole('button', { name: 'Show answer' }))
  expect(screen.getByText('You rate. A choice alone suggests nothing.')).toBeInTheDocument()
  await user.keyboard('1')
  await screen.findByRole('radiogroup', { name: 'Your choice' })
  await user.keyboard(' ')
  expect(screen.getByRole('heading', { name: 'Here is the answer.' })).toBeInTheDocument()
  await user.keyboard('1')
  expect(said[0]!.suggestedRating).toBeUndefined()
  expect(said[0]!.scenario).toBeDefined()
  expect(said[1]).toEqual({})
})

test('a reason in own words is no more than skipped until the learner says that it held', async () => {
  const { user, said, instance } = await show([flipCard(1)], { me: { ...me, buttons: 4 } })
  await user.keyboard(letterOf(instance.options, instance.answers[0]!))
  await user.keyboard('f')
  await user.keyboard('it simply fits')
  await user.keyboard('{Enter}')
  await user.keyboard(letterOf(instance.twist.options, instance.twist.answers[0]!))
  expect(screen.getByRole('button', { name: 'Hard' })).toHaveClass('sug')
  await user.click(screen.getByRole('checkbox', { name: /That was it/ }))
  expect(screen.getByRole('button', { name: 'Good' })).toHaveClass('sug')
  await user.keyboard('3')
  expect(said[0]).toMatchObject({
    scenario: { reason: { text: 'it simply fits' } },
    suggestedRating: 'good',
  })
})

test('after the twist arrows only move, and the first choice holds', async () => {
  const { user, instance } = await show()
  await user.keyboard(`${keysFor(instance)}{Enter}`)
  act(() => within(group('After the twist')).getAllByRole('radio')[0]!.focus())
  await user.keyboard('{ArrowDown}')
  const radios = within(group('After the twist')).getAllByRole('radio')
  expect(radios[1]).toHaveFocus()
  expect(radios.filter((radio) => (radio as HTMLInputElement).checked)).toEqual([])
  await user.keyboard(' ')
  expect(screen.queryByRole('radiogroup', { name: 'After the twist' })).not.toBeInTheDocument()
  expect(screen.getByRole('region', { name: 'Twist' })).toHaveTextContent(/The answer (stays|changes)\./)
})

test('undo brings the same scenario back, with what was chosen before the reveal', async () => {
  const { user, instance } = await show()
  await user.keyboard(`${keysFor(instance)}b {Enter}`)
  await user.keyboard('3')
  await screen.findByText('Question 2')
  await user.keyboard('u')
  await waitFor(() => expect(group('Your choice')).toBeInTheDocument())
  const checked = screen.getAllByRole('radio').filter((radio) => (radio as HTMLInputElement).checked)
  expect(checked).toHaveLength(3)
})

test('a card answered here asks another scenario, drawn in the browser', async () => {
  const first = flipCard(1)
  const moved = { ...first, card: { ...first.card, basis: '00000000-0000-7000-8000-000000000042' } }
  await show([moved])
  const drawn = makeInstance(findGenerator('G01')!, seedOf(first.id, moved.card.basis))
  expect(group('Your choice')).toBeInTheDocument()
  const shown = document.querySelector('.flip-prompt')!.innerHTML
  expect(shown).toBe(drawn.prompt)
  expect(shown).not.toBe((first.scenario!.instance as Instance).prompt)
})

test('where shortcuts are off, letters choose nothing', async () => {
  const { user } = await show([flipCard(1)], { me: { ...me, shortcuts: false } })
  await user.keyboard('ab')
  expect(screen.getAllByRole('radio').some((radio) => (radio as HTMLInputElement).checked)).toBe(false)
})

test('near the crossover either is defended, and a tie-breaker is asked and kept nowhere', async () => {
  const near = Array.from({ length: 200 }, (_, n) => flipCard(n + 1)).find(
    ({ scenario }) => scenario!.instance.near,
  )!
  const { user, said, instance } = await show([near])
  await user.keyboard(`${keysFor(instance, instance.answers[1])}{Enter}`)
  expect(screen.getByRole('heading', { name: 'Defensible, and for the right reason.' })).toBeInTheDocument()
  await user.click(screen.getByRole('radio', { name: 'Headroom' }))
  await user.keyboard('3')
  expect(JSON.stringify(said)).not.toMatch(/Headroom/)
})
