import '@testing-library/jest-dom'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { CardCurve } from '@/components/review/card-curve'
import { CardLog } from '@/components/review/card-log'
import { curveOf } from '@/components/review/curve-points'
import type { CardEntryReply, GetCardReply } from '@/lib/contract/cards'
import { defaultWeights } from '@/lib/core/preset'
import { retrievability } from '@/lib/core/schedule/fsrs'

const day = 86_400_000
const start = new Date(2026, 0, 1, 12).getTime()
const entry = (id: string, at: number, more: Partial<CardEntryReply>): CardEntryReply => ({
  ...{ id, kind: 'answer', reviewedAt: new Date(start + at * day).toISOString(), studyDay: '2026-01-01' },
  ...{ offsetMinutes: 0, durationMs: 4000, rating: 'good', stateBefore: 'review', intervalBeforeDays: 1 },
  ...{ retrievabilityBefore: null, stability: 5, difficulty: 5, state: 'review', step: null, dueAt: null },
  ...{
    confidence: null,
    points: [],
    suggestedRating: null,
    scenario: null,
    voidedBy: null,
    noteVersion: null,
  },
  ...more,
})
const replyOf = (entries: CardEntryReply[]): GetCardReply => ({
  card: { memory: { stability: 5, difficulty: 5, retrievability: 0.83 } } as GetCardReply['card'],
  entries,
  decay: defaultWeights[20]!,
})

test('the curve falls as FSRS says and begins anew with each answer that counts', () => {
  const entries = [
    entry('a', 0, {}),
    entry('b', 4, { rating: 'again', stability: 2 }),
    entry('c', 6, { voidedBy: 'v' }),
    entry('d', 8, { stability: 7 }),
  ]
  const curve = curveOf(replyOf(entries), start + 10 * day)!
  expect(curve.answers.map(({ id }) => id)).toEqual(['a', 'b', 'd'])
  const expected = (stability: number, days: number) =>
    retrievability(defaultWeights, { stability, difficulty: 5 }, days)
  expect(curve.answers[0]!.recall).toBe(1)
  expect(curve.answers[1]!.recall).toBeCloseTo(expected(5, 4), 6)
  expect(curve.answers[2]!.recall).toBeCloseTo(expected(2, 4), 6)
  expect(curve.stretches.at(-1)!.points.at(-1)!.recall).toBeCloseTo(expected(7, 2), 6)
})

test('a reset ends the curve until the next answer, and a card never answered has none', () => {
  const entries = [
    entry('a', 0, {}),
    entry('b', 3, { kind: 'reset', rating: null, stability: null }),
    entry('c', 9, {}),
  ]
  const { stretches, answers } = curveOf(replyOf(entries), start + 10 * day)!
  expect(stretches[0]!.points.at(-1)!.at).toBe(start + 3 * day)
  expect(answers.at(-1)).toMatchObject({ id: 'c', recall: 1 })
  expect(curveOf(replyOf([]), start)).toBeNull()
})

test('a learner hears what the curve shows, and undoes any entry of the log after a second press', async () => {
  jest.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue({ width: 400 } as DOMRect)
  const undo = jest.fn(() => Promise.resolve())
  const onUndone = jest.fn()
  const entries = [entry('a', 0, {}), entry('b', 4, { voidedBy: 'v' })]
  render(<CardCurve reply={replyOf(entries)} />)
  expect(screen.getByRole('img', { name: /1 answer, recall now 83%\.$/ })).toBeInTheDocument()
  render(<CardLog entries={entries} noteId="n" onUndone={onUndone} undo={undo} />)
  const button = screen.getByRole('button', { name: /^Undo Good of 1 Jan/ })
  await userEvent.click(button)
  expect(undo).not.toHaveBeenCalled()
  await userEvent.click(screen.getByRole('button', { name: /for good$/ }))
  expect(undo).toHaveBeenCalledWith('a')
  expect(onUndone).toHaveBeenCalled()
})
