import { predict, scoreOf } from '@/lib/core/fit/loss'
import { splitTargets, targetsOf, type FitEntry } from '@/lib/core/fit/targets'
import { sayTooFew, sayVerdict } from '@/lib/core/fit/verdict'
import { defaultWeights } from '@/lib/core/preset'
import { nextMemory, retrievability } from '@/lib/core/schedule/fsrs'

let serial = 0
const entry = (
  cardId: string,
  studyDay: number,
  kind: FitEntry['kind'] = 'answer',
  rating = 'good',
): FitEntry => ({
  ...{ cardId, kind, studyDay, rating: kind === 'answer' ? (rating as 'good') : null },
  ...{ id: String(serial++).padStart(6, '0'), reviewedAt: studyDay * 86_400_000 + serial },
})
/** The days between answers of each item. */
const itemsOf = (entries: FitEntry[]) =>
  targetsOf(entries).map(({ history, index }) => history.elapsed.slice(0, index + 1))

// The log of `reference/anki-behaviour.md` 3.8, days ago turned into days.
test('items are the histories up to each answer that comes a day or more after the one before', () => {
  const card = (...days: number[]) => days.map((day) => entry('a', -day))
  expect(itemsOf(card(1, 0))).toEqual([[0, 1]])
  expect(itemsOf(card(15, 13, 10, 5))).toEqual([
    [0, 2],
    [0, 2, 3],
    [0, 2, 3, 5],
  ])
  expect(itemsOf(card(1))).toEqual([])
})

test('an answer on the same day is part of the history and no target', () => {
  expect(itemsOf([entry('a', 1), entry('a', 1), entry('a', 3), entry('a', 3), entry('a', 4)])).toEqual([
    [0, 0, 2],
    [0, 0, 2, 0, 1],
  ])
})

test('a clock that went back counts as the same day', () => {
  expect(itemsOf([entry('a', 5), entry('a', 4), entry('a', 6)])).toEqual([[0, 0, 2]])
})

test('a reset begins anew, and what follows an anchor is left out until one', () => {
  expect(
    itemsOf([entry('a', 1), entry('a', 2), entry('a', 3, 'reset'), entry('a', 4), entry('a', 6)]),
  ).toEqual([
    [0, 1],
    [0, 2],
  ])
  expect(
    itemsOf([entry('a', 1, 'anchor'), entry('a', 3), entry('a', 4, 'reset'), entry('a', 5), entry('a', 7)]),
  ).toEqual([[0, 2]])
})

test('cards are told apart, and targets sorted by time across them', () => {
  const entries = [entry('a', 1), entry('a', 9), entry('b', 2), entry('b', 4)]
  expect(targetsOf(entries).map(({ index, history }) => history.elapsed[index])).toEqual([2, 8])
})

test('the last fifth, rounded up, is held out', () => {
  const targets = targetsOf(Array.from({ length: 12 }, (_, day) => entry('a', day)))
  expect(targets).toHaveLength(11)
  const { train, heldOut } = splitTargets(targets)
  expect([train.length, heldOut.length]).toEqual([8, 3])
  expect([...train, ...heldOut]).toEqual(targets)
})

test('each target is predicted from its whole history, and scored by its outcome', () => {
  const targets = targetsOf([
    entry('a', 0),
    entry('a', 0, 'answer', 'easy'),
    entry('a', 3, 'answer', 'again'),
    entry('a', 4),
  ])
  let memory = nextMemory(defaultWeights, null, 0, 'good')
  memory = nextMemory(defaultWeights, memory, 0, 'easy')
  const first = retrievability(defaultWeights, memory, 3)
  memory = nextMemory(defaultWeights, memory, 3, 'again')
  const second = retrievability(defaultWeights, memory, 1)
  expect(predict(defaultWeights, targets)).toEqual([first, second])
  const { logLoss, predicted, observed } = scoreOf(defaultWeights, targets)
  expect(logLoss).toBeCloseTo(-(Math.log(1 - first) + Math.log(second)) / 2, 12)
  expect(predicted).toBeCloseTo((first + second) / 2, 12)
  expect(observed).toBe(0.5)
})

test('the outcome is told in words', () => {
  const score = (logLoss: number, predicted: number) => ({ logLoss, predicted, observed: 0.87 })
  const better = sayVerdict(score(0.4, 0.9), score(0.38, 0.88))
  expect(better.isBetter).toBe(true)
  expect(better.reason).toContain('predicted 90% recalled, and 87% were; the new one would have said 88%')
  expect(sayVerdict(score(0.38, 0.9), score(0.38, 0.88)).isBetter).toBe(false)
  expect(sayTooFew(123)).toContain('277 more')
})
