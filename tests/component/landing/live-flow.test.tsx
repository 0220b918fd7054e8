import '@testing-library/jest-dom'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { LiveFlow } from '@/components/landing/live-flow'
import { readGuest } from '@/lib/client/guest'

jest.mock('@/lib/client/navigation', () => ({ openAfresh: jest.fn(), goToSignIn: jest.fn() }))

beforeEach(() => {
  localStorage.clear()
  Element.prototype.scrollIntoView = jest.fn()
  globalThis.fetch = jest.fn().mockRejectedValue(new TypeError('no network here'))
})

test('a guest answers, faces the twist, rates, takes it back, and rates again: one review is on this device', async () => {
  const user = userEvent.setup()
  render(<LiveFlow />)
  await user.click(within(screen.getByRole('radiogroup', { name: 'Your choice' })).getAllByRole('radio')[0]!)
  await user.click(screen.getByRole('button', { name: 'Show answer' }))
  expect(await screen.findByRole('region', { name: 'Answer' })).toBeInTheDocument()
  const twist = screen.getByRole('region', { name: 'Twist' })
  await user.click(within(twist).getAllByRole('radio')[0]!)
  await user.click(screen.getByRole('button', { name: 'Got it' }))
  expect(screen.getByRole('heading', { name: /first review is on this device/ })).toHaveFocus()
  expect(readGuest().entries).toHaveLength(1)

  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(readGuest().entries).toHaveLength(0)
  await user.click(screen.getByRole('button', { name: 'Show answer' }))
  await user.click(screen.getByRole('button', { name: 'Missed' }))
  const [entry] = readGuest().entries
  expect(entry).toMatchObject({
    kind: 'answer',
    libraryCard: 'T08-03',
    rating: 'again',
    scenario: { id: 'G01' },
  })

  await user.click(screen.getByRole('button', { name: 'Keep this' }))
  expect(readGuest().keeping).toBe('asked')
})
