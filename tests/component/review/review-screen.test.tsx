import '@testing-library/jest-dom'
import { act, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { ReviewScreen } from '@/components/review/review-screen'
import { dismissToast, readToast } from '@/components/ui/toast-queue'
import type { SittingState } from '@/lib/client/sitting-state'
import type { StoredCard } from '@/lib/client/stored'
import { cardOf, createFakeSitting, longCard, me, typedCard } from './support'

const push = jest.fn()
jest.mock('next/navigation', () => ({ useRouter: () => ({ push }) }))

beforeEach(() => {
  push.mockClear()
  window.localStorage.clear()
  window.scrollTo = () => undefined
  window.matchMedia = ((query: string) => ({
    matches: query.includes('hover: none'),
  })) as typeof window.matchMedia
  HTMLDialogElement.prototype.showModal = function () {
    this.setAttribute('open', '')
  }
  HTMLDialogElement.prototype.close = function () {
    this.removeAttribute('open')
  }
  const toast = readToast()
  if (toast) dismissToast(toast.id)
})

const show = (
  cards: StoredCard[] = [cardOf(1), cardOf(2), cardOf(3)],
  change: Partial<SittingState> = {},
) => {
  const fake = createFakeSitting(cards, change)
  render(<ReviewScreen create={() => fake.sitting} />)
  return { ...fake, user: userEvent.setup() }
}

const button = (name: string) => screen.getByRole('button', { name })
const noButton = (name: string) => expect(screen.queryByRole('button', { name })).not.toBeInTheDocument()

test('Space reveals, the heading takes the focus and the reveal is announced', async () => {
  const { user } = show()
  expect(screen.queryByRole('region', { name: 'Answer' })).not.toBeInTheDocument()
  await user.keyboard(' ')
  expect(screen.getByRole('region', { name: 'Answer' })).toHaveTextContent('Answer 1')
  expect(screen.getAllByRole('heading', { name: 'Answer' })[0]).toHaveFocus()
  expect(screen.getByText('Answer shown.')).toHaveAttribute('aria-live', 'polite')
})

test('Space, then Space is Good; Enter does the same', async () => {
  const { user, rated } = show()
  await user.keyboard('  ')
  expect(screen.getByText('Question 2')).toBeInTheDocument()
  await user.keyboard('{Enter}{Enter}')
  expect(rated).toEqual(['good', 'good'])
})

test('1 to 4 rate after the reveal, with two buttons too, and do nothing before', async () => {
  const { user, rated } = show([1, 2, 3, 4].map((n) => cardOf(n)))
  await user.keyboard('4')
  expect(rated).toEqual([])
  await user.keyboard(' 1 2 3 4')
  expect(rated).toEqual(['again', 'hard', 'good', 'easy'])
})

test('two buttons by default, four by setting', async () => {
  const { user } = show()
  await user.click(button('Show answer'))
  expect(button('Missed')).toBeInTheDocument()
  expect(button('Got it')).toBeInTheDocument()
  noButton('Good')
})

test('four buttons have their intervals where the learner wants them', async () => {
  const { user, rated } = show(undefined, { me: { ...me, buttons: 4, showIntervals: true } })
  await user.click(button('Show answer'))
  expect(button('Good')).toHaveAccessibleDescription('<10m')
  expect(button('Easy')).toHaveAccessibleDescription('8d')
  await user.click(button('Hard'))
  expect(rated).toEqual(['hard'])
})

test('a key held down answers no second card', async () => {
  const { user, rated } = show()
  await user.keyboard(' ')
  fireEvent.keyDown(document.body, { key: ' ', repeat: true })
  expect(rated).toEqual([])
})

test('the undo button brings the card back, and has nothing to do at first', async () => {
  const { user } = show()
  expect(button('Undo')).toBeDisabled()
  await user.keyboard(' 1')
  expect(screen.getByText('Question 2')).toBeInTheDocument()
  await user.click(button('Undo'))
  expect(screen.getByText('Question 1')).toBeInTheDocument()
  expect(button('Undo')).toBeDisabled()
  expect(await screen.findByText('Undone. The question is back.')).toBeInTheDocument()
})

test('u and Ctrl+Z undo as often as there is something, on the summary too', async () => {
  const { user } = show([cardOf(1), cardOf(2)])
  await user.keyboard(' 4 4')
  expect(screen.getByRole('heading', { name: 'Two recalled.' })).toHaveFocus()
  expect(button('Undo last')).toBeInTheDocument()
  await user.keyboard('u')
  expect(screen.getByText('Question 2')).toBeInTheDocument()
  await user.keyboard('{Control>}z{/Control}')
  expect(screen.getByText('Question 1')).toBeInTheDocument()
})

test('keys belong to the text box while it is written in; Ctrl+Enter reveals, and the text stays beside the answer', async () => {
  const { user, rated } = show([longCard(1), longCard(2)])
  const box = screen.getByRole('textbox', { name: 'Type it first' })
  await user.click(box)
  await user.keyboard('u 1 is e? ')
  expect(rated).toEqual([])
  expect(push).not.toHaveBeenCalled()
  expect(screen.queryByRole('region', { name: 'Answer' })).not.toBeInTheDocument()
  await user.keyboard('{Control>}{Enter}{/Control}')
  expect(screen.getByRole('complementary', { name: 'You wrote' })).toHaveTextContent('u 1 is e?')
  await user.keyboard('1')
  expect(screen.getByRole('textbox', { name: 'Type it first' })).toHaveValue('')
})

test('no typing now stays chosen, and can be taken back from the menu', async () => {
  const { user } = show([longCard(1), longCard(2)])
  await user.click(button('No typing now'))
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument()
  await user.keyboard(' 1')
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument()
  await user.click(button('Card menu'))
  await user.click(button('Type answers again'))
  expect(screen.getByRole('textbox', { name: 'Type it first' })).toBeInTheDocument()
})

test('a typed answer is compared after the reveal, marked by more than colour, and grades nothing', async () => {
  const { user, rated } = show([typedCard(1, 'нос'), typedCard(2, '&lt;b&gt;'), cardOf(3)])
  await user.click(screen.getByRole('textbox', { name: 'Your answer' }))
  await user.keyboard('нс{Enter}')
  const compared = screen.getByRole('complementary', { name: 'What you typed, compared' })
  expect(compared).toHaveTextContent('Letters: 1 missing.')
  const [typed, expected] = [...compared.querySelectorAll('[aria-hidden]')]
  expect(typed!.innerHTML).toBe(
    '<span class="run-good">н</span><ins class="run-missing">-</ins><span class="run-good">с</span>',
  )
  expect(expected!.innerHTML).toContain('<ins class="run-missing">о</ins>')
  expect(screen.getByRole('heading', { name: 'Answer' })).toHaveFocus()
  expect(rated).toEqual([])
  await user.keyboard('3')
  const next = screen.getByRole('textbox', { name: 'Your answer' })
  expect(next).toHaveValue('')
  await user.click(next)
  await user.keyboard('<b>{Enter}')
  expect(screen.getByText('Letter for letter')).toBeInTheDocument()
  await user.keyboard('3')
  expect(rated).toEqual(['good', 'good'])
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument()
})

test('a typed card can be answered without typing', async () => {
  const { user } = show([typedCard(1, 'x')])
  await user.click(button('No typing now'))
  await user.keyboard(' ')
  expect(screen.getByRole('region', { name: 'Answer' })).toHaveTextContent('Answer 1')
  expect(screen.queryByText('You typed')).not.toBeInTheDocument()
})

test('short cards ask for no writing', () => {
  show()
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument()
})

test('with the shortcuts off only the buttons work', async () => {
  const { user, rated } = show(undefined, { me: { ...me, shortcuts: false } })
  await user.keyboard(' 1u?')
  expect(screen.queryByRole('region', { name: 'Answer' })).not.toBeInTheDocument()
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  await user.click(button('Show answer'))
  await user.click(button('Got it'))
  expect(rated).toEqual(['good'])
})

test('keys that the learner has changed hold, are shown, and the usual ones rest', async () => {
  const shortcutKeys = { reveal: 'ArrowRight', again: 'x', undo: 'Ctrl+Backspace', edit: null }
  const { user, rated } = show(undefined, { me: { ...me, shortcutKeys } })
  expect(button('Show answer')).toHaveTextContent('Right')
  await user.keyboard(' e')
  expect(screen.queryByRole('region', { name: 'Answer' })).not.toBeInTheDocument()
  expect(push).not.toHaveBeenCalled()
  await user.keyboard('{ArrowRight}1')
  expect(rated).toEqual([])
  await user.keyboard('X')
  expect(rated).toEqual(['again'])
  await user.keyboard('{Control>}{Backspace}{/Control}')
  expect(screen.getByText('Question 1')).toBeInTheDocument()
  await user.keyboard('?')
  expect(await screen.findByRole('dialog', { name: 'Keys' })).toHaveTextContent('Ctrl Backspace, Ctrl Z')
})

test('a learner kept on this device before keys could be changed has the usual ones', async () => {
  const { shortcutKeys: _, ...older } = me
  const { user, rated } = show(undefined, { me: older as typeof me })
  await user.keyboard(' 1')
  expect(rated).toEqual(['again'])
})

test('Enter on a button that has the focus presses that button alone', async () => {
  const { user, rated } = show()
  await user.keyboard(' ')
  button('Missed').focus()
  await user.keyboard('{Enter}')
  expect(rated).toEqual(['again'])
})

test('keys are quiet under the sheet of keys', async () => {
  const { user, rated } = show()
  await user.keyboard(' ?')
  expect(await screen.findByRole('dialog', { name: 'Keys' })).toBeInTheDocument()
  await user.keyboard('1')
  expect(rated).toEqual([])
  await user.click(button('Close'))
  await user.keyboard('1')
  expect(rated).toEqual(['again'])
})

test('Escape leaves; in an open menu it only closes the menu', async () => {
  const { user } = show()
  await user.click(button('Card menu'))
  await user.keyboard('{Escape}')
  noButton('Edit the note')
  expect(push).not.toHaveBeenCalled()
  button('Card menu').blur()
  await user.keyboard('{Escape}')
  expect(push).toHaveBeenCalledWith('/today')
})

test('e opens the note, - buries the card and offers to undo it, * marks it', async () => {
  const { user, sitting } = show()
  const card = cardOf(1)
  await user.keyboard('e')
  const back = encodeURIComponent(`/review?card=${card.id}&side=question`)
  expect(push).toHaveBeenCalledWith(`/notes/edit?id=${card.noteId}&then=${back}`)
  await user.keyboard('*')
  expect(sitting.setFlag).toHaveBeenCalledWith(card.id, 1)
  await user.keyboard('-')
  expect(sitting.setAside).toHaveBeenCalledWith([card.id], { buried: true })
  expect(await screen.findByText('Card buried until tomorrow.')).toBeInTheDocument()
  await user.keyboard('@')
  expect(sitting.setAside).toHaveBeenCalledWith([card.id], { suspended: true })
})

test('the learner comes back from the note to the card, its answer open if it was', async () => {
  window.history.replaceState(null, '', `/review?deck=d&card=${cardOf(2).id}&side=answer`)
  show()
  expect(await screen.findByText('Answer 2')).toBeInTheDocument()
  expect(window.location.search).toBe('?deck=d')
  window.history.replaceState(null, '', '/review')
})

test('a tap on the question reveals where there is no mouse', async () => {
  show()
  fireEvent.click(screen.getByText('Question 1'))
  expect(screen.getByRole('region', { name: 'Answer' })).toBeInTheDocument()
})

test('the next question takes the focus', async () => {
  const { user } = show()
  await user.keyboard(' 1')
  expect(document.activeElement).toHaveTextContent('Question 2')
})

test('the competency is named, the minutes are said', () => {
  show()
  expect(screen.getByText('Vector search')).toBeInTheDocument()
  expect(screen.getByText('3 minutes left')).toHaveAttribute('role', 'status')
})

test('answers that wait are counted, and the learner may carry on', () => {
  show(undefined, { outbox: { waiting: 6, problem: 'offline', attention: 0 } })
  expect(screen.getByText('6').closest('[role=status]')).toHaveTextContent('6 answers wait')
  expect(
    screen.getByText(/Offline\. Six answers are kept on this device and go out later\. Carry on\./),
  ).toBeInTheDocument()
})

describe('a session that has ended', () => {
  beforeEach(() => window.history.replaceState(null, '', '/review?deck=d1&by=schedule'))
  afterEach(() => window.history.replaceState(null, '', '/'))
  const wayBack = `/sign-in?next=${encodeURIComponent('/review?deck=d1&by=schedule')}`

  test('asks to sign in again, and leads back to the same review', () => {
    show(undefined, { outbox: { waiting: 2, problem: 'signed-out', attention: 0 } })
    expect(screen.getByText(/Sign in again; your answers are kept on this device\./)).toBeInTheDocument()
    expect(screen.getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', wayBack)
  })

  test('does so too where nothing could be fetched', () => {
    show([], { stage: 'failed', failure: { why: 'signed-out', message: '', kept: 'none' } })
    expect(screen.getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', wayBack)
  })
})

test('what could not be fetched can be tried again', async () => {
  const { user, sitting } = show([], {
    stage: 'failed',
    failure: { why: 'offline', message: 'No connection to the server.', kept: 'none' },
  })
  expect(screen.getByRole('alert')).toHaveTextContent('No connection.')
  await user.click(button('Try again'))
  expect(sitting.start).toHaveBeenCalledTimes(2)
})

test('a busy server is no lack of network; the page says what waits and tries again by itself', async () => {
  jest.useFakeTimers()
  const { sitting } = show([], {
    stage: 'failed',
    failure: { why: 'server-busy', message: 'The database is not answering.', kept: 'older' },
    outbox: { waiting: 2, problem: null, attention: 0 },
  })
  const said = screen.getByRole('alert')
  expect(said).toHaveTextContent(/The server is busy\.\s?Its database may be starting again\./)
  expect(said).toHaveTextContent('Two answers are kept here and go out then.')
  expect(said).not.toHaveTextContent('No connection')
  act(() => void jest.advanceTimersByTime(5100))
  expect(sitting.start).toHaveBeenCalledTimes(2)
  jest.useRealTimers()
})

test('answers that a busy server does not take are kept, and the learner carries on', () => {
  show(undefined, { outbox: { waiting: 1, problem: 'server-busy', attention: 0 } })
  expect(
    screen.getByText(
      /The server is busy, or its database is starting again\. One answer is kept on this device and goes out later\. Carry on\./,
    ),
  ).toBeInTheDocument()
})

test('a deck that the plan leaves out says so, and can be reviewed anyway', async () => {
  const { queue } = createFakeSitting([]).sitting.state()
  const leftOut = { counts: { new: 0, learning: 0, review: 12 }, plannedFor: '2026-12-12' }
  show([], { queue: { ...queue!, deckId: 'a-deck', leftOut } })
  expect(
    await screen.findByRole('heading', { name: 'Nothing more of this deck is planned for today.' }),
  ).toBeVisible()
  expect(screen.getByText(/Twelve more cards would come by schedule\./)).toBeVisible()
  expect(button('Review this deck anyway')).toBeEnabled()
  expect(screen.getByRole('link', { name: 'See the plan' })).toHaveAttribute('href', '/readiness')
})
