import { defaultWeights } from '@/lib/core/preset'
import { newCard, type FoldedCard } from '@/lib/core/card'
import { intervalFor, nextMemory, retrievability } from '@/lib/core/schedule/fsrs'
import { fuzzed } from '@/lib/core/schedule/fuzz'
import { leastAfterPass } from '@/lib/core/schedule/intervals'
import { isLeechLapse } from '@/lib/core/schedule/leech'
import { momentOf, outcomes } from '@/lib/core/schedule/outcomes'
import { formatStep, hardDelay, parseStep, stepAfterGood } from '@/lib/core/schedule/steps'
import { formatInterval, formatSpan } from '@/lib/core/schedule/timespan'
import { ratings } from '@/lib/core/rating'
import { answer, cardId, exact, foldAll, start } from '@/tests/support/history'

const day = 86_400_000

/** Folds ratings (1-4) at given whole days from the start. */
const memoryAfter = (numbers: number[], gaps: number[], weights = defaultWeights) => {
  let at = start
  return foldAll(
    numbers.map((number, index) => answer(index + 1, ratings[number - 1]!, (at += gaps[index]! * day))),
    { ...exact, weights },
  ).at(-1)!.memory!
}

describe('memory agrees with the published vectors of FSRS-6', () => {
  test('a lapse first, then five recalls', () => {
    const memory = memoryAfter([1, 3, 3, 3, 3, 3], [0, 0, 1, 3, 8, 21])
    expect(memory.stability).toBeCloseTo(53.62691, 3)
    expect(memory.difficulty).toBeCloseTo(6.3574867, 4)
  })

  test('the first answer takes its stability from the weights as they are', () => {
    const first = ratings.map((rating) => nextMemory(defaultWeights, null, 0, rating))
    expect(first.map(({ stability }) => stability)).toEqual([0.212, 1.2931, 2.3065, 8.2956])
    expect(first[1]!.difficulty).toBeCloseTo(5.1121707, 5)
    expect(first[2]!.difficulty).toBeCloseTo(2.118104, 5)
    expect(nextMemory([0.0535, ...defaultWeights.slice(1)], null, 0, 'again').stability).toBe(0.0535)
  })

  test('one review of stability 10 and difficulty 5', () => {
    const after = ratings.map(
      (rating) => nextMemory(defaultWeights, { stability: 10, difficulty: 5 }, 10, rating).stability,
    )
    ;[1.392, 23.2469, 32.0267, 51.2539].forEach((expected, index) =>
      expect(after[index]).toBeCloseTo(expected, 3),
    )
  })

  test.each([
    [0.8, 7.64826],
    [0.85, 4.39717],
    [0.95, 0.9285],
  ])('at a desired retention of %s a new card rated Good is due in %s days', (retention, days) => {
    expect(intervalFor(defaultWeights, 2.3065, retention)).toBeCloseTo(days, 4)
  })

  test('recall falls along the forgetting curve', () => {
    const at = ([days, stability]: number[]) =>
      retrievability(defaultWeights, { stability: stability!, difficulty: 5 }, days!)
    expect(
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
        [4, 4],
        [5, 2],
      ]
        .map(at)
        .map((r) => Number(r.toFixed(6))),
    ).toEqual([1, 0.940344, 0.925379, 0.918523, 0.9, 0.826136])
  })
})

test('the published sequence of intervals comes out, each review on its due time', () => {
  const expected = [600, '2d', '11d', '46d', '163d', '498d', 600, 600, '2d', '4d', '7d', '12d', '21d']
  let card: FoldedCard = newCard
  let at = start
  const entries = []
  const seen: (number | string)[] = []
  for (const [index, number] of [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3].entries()) {
    entries.push(answer(index + 1, ratings[number - 1]!, at))
    card = foldAll(entries).at(-1)!
    const { due } = card.position
    if (!due) throw new Error('an answered card is due')
    seen.push('at' in due ? (due.at - at) / 1000 : `${card.intervalDays}d`)
    at = 'at' in due ? due.at : due.day * day + 9 * 3_600_000
  }
  expect(seen).toEqual(expected)
})

describe('a new card', () => {
  const fresh = (config = exact) => outcomes(cardId, newCard, config, momentOf(start, 0, 4))
  const dues = (config = exact) =>
    ratings.map((rating) => {
      const { due } = fresh(config)[rating].position
      return 'at' in due ? (due.at - start) / 1000 : `${due.day - momentOf(start, 0, 4).studyDay}d`
    })

  test('goes through its steps: 1 m, 5.5 m, 10 m, 8 d', () => {
    expect(dues()).toEqual([60, 330, 600, '8d'])
  })

  test('without steps stays on where FSRS asks for less than half a day', () => {
    expect(dues({ ...exact, learningSteps: [] })).toEqual([18_316, '1d', '2d', '8d'])
  })

  test('without steps or short-term weights goes to review at once', () => {
    const weights = defaultWeights.map((weight, index) => (index === 17 || index === 18 ? 0 : weight))
    expect(dues({ ...exact, learningSteps: [], weights })).toEqual(['1d', '1d', '2d', '8d'])
  })

  test('a step that reaches the rollover is due with its study day', () => {
    const evening = Date.UTC(2026, 0, 5, 23)
    const { due } = outcomes(
      cardId,
      newCard,
      { ...exact, learningSteps: [6 * 3600] },
      momentOf(evening, 0, 4),
    ).again.position
    expect(due).toEqual({ day: momentOf(evening, 0, 4).studyDay + 1 })
  })
})

describe('steps follow the table of 3.4', () => {
  test.each<[number[], number, number, number | null]>([
    [[600], 0, 900, null],
    [[259_200], 0, 345_600, null],
    [[60, 600], 0, 330, 600],
    [[60, 600], 1, 600, null],
    [[60, 600, 6000], 0, 330, 600],
    [[60, 600, 6000], 1, 600, 6000],
    [[60, 600, 6000], 2, 6000, null],
  ])('steps %j at %d', (steps, at, hard, good) => {
    expect(hardDelay(steps, at)).toBe(hard)
    const next = stepAfterGood(steps, at)
    expect(next === null ? null : steps[next]).toBe(good)
  })

  test('a card on a step that is gone stands on the last one', () => {
    expect(hardDelay([60, 600], 7)).toBe(600)
    expect(stepAfterGood([60, 600], 7)).toBeNull()
  })

  test('are read and written as people write them', () => {
    expect(['1m', '10m', '1h', '2h', '1d', '30s', '1.5m'].map(parseStep)).toEqual([
      60, 600, 3600, 7200, 86_400, 30, 90,
    ])
    expect(['hello', '', '10', '0s', '-1m', '1e3m', '400d'].map(parseStep)).toEqual(Array(7).fill(null))
    expect([60, 600, 3600, 7200, 86_400, 90].map(formatStep)).toEqual(['1m', '10m', '1h', '2h', '1d', '90s'])
  })

  test.each([
    ['hard', 3, 1],
    ['good', 5, 2],
    ['easy', 7, 3],
  ] as const)('relearning without steps: %s', (rating, _days, least) => {
    const card: FoldedCard = {
      ...newCard,
      memory: { stability: 3, difficulty: 5 },
      position: { state: 'relearning', step: 0, due: { at: start } },
      lastReviewedAt: start - day,
      lastStudyDay: momentOf(start, 0, 4).studyDay - 1,
    }
    const { due } = outcomes(cardId, card, { ...exact, relearningSteps: [] }, momentOf(start, 0, 4))[rating]
      .position
    expect('day' in due && due.day - momentOf(start, 0, 4).studyDay).toBeGreaterThanOrEqual(least)
  })
})

describe('fuzz follows the table of 3.3', () => {
  test.each<[number, number, number, number[]]>([
    [1, 1, 1000, [1, 1, 1]],
    [2.49, 1, 1000, [2, 2, 2]],
    [2.5, 1, 1000, [2, 3, 4]],
    [7, 1, 1000, [5, 7, 9]],
    [17, 1, 1000, [14, 17, 20]],
    [37, 1, 1000, [33, 37, 41]],
    [2, 3, 1000, [3, 4, 4]],
    [2, 3, 3, [3, 3, 3]],
    [6.9, 3, 1000, [5, 7, 9]],
    [7.1, 3, 1000, [5, 7, 9]],
    [19.9, 3, 1000, [17, 20, 23]],
    [20.1, 3, 1000, [17, 20, 23]],
    [100, 101, 1000, [101, 105, 108]],
    [100, 1, 99, [92, 96, 99]],
    [100, 97, 103, [97, 100, 103]],
  ])('%d days within %d to %d', (interval, minimum, maximum, expected) => {
    expect([0, 0.5, 0.99].map((share) => fuzzed(interval, share, minimum, maximum))).toEqual(expected)
  })

  test('none leaves the rounding', () => {
    expect([fuzzed(1.5, null, 1, 100), fuzzed(0.1, null, 1, 100), fuzzed(101, null, 1, 100)]).toEqual([
      2, 1, 100,
    ])
  })

  test('never shortens a pass below the interval before', () => {
    expect([leastAfterPass(2.7269483, 4), leastAfterPass(2.7269483, 5), leastAfterPass(4.591988, 4)]).toEqual(
      [4, 0, 5],
    )
  })
})

test.each([
  [10, 20, [31, 45, 75]],
  [10, 10, [23, 32, 51]],
])('a review of stability 10, %d days promised, after %d days', (scheduled, elapsed, days) => {
  const today = momentOf(start, 0, 4)
  const card: FoldedCard = {
    ...newCard,
    memory: { stability: 10, difficulty: 5 },
    position: { state: 'review', step: null, due: { day: today.studyDay } },
    intervalDays: scheduled,
    lastReviewedAt: start - elapsed * day,
    lastStudyDay: today.studyDay - elapsed,
  }
  const after = outcomes(cardId, card, exact, today)
  expect(
    (['hard', 'good', 'easy'] as const).map((rating) => {
      const { due } = after[rating].position
      return 'day' in due ? due.day - today.studyDay : null
    }),
  ).toEqual(days)
})

test('leeches come at the threshold and at every half threshold after it', () => {
  const at = (threshold: number) =>
    Array.from({ length: 20 }, (_, lapses) => lapses).filter((lapses) => isLeechLapse(lapses, threshold))
  expect(at(3).slice(0, 3)).toEqual([3, 5, 7])
  expect(at(8).slice(0, 2)).toEqual([8, 12])
  expect(at(1)).toEqual(Array.from({ length: 19 }, (_, index) => index + 1))
  expect(at(0)).toEqual([])
})

test('spans read as on Anki’s buttons', () => {
  expect([30, 70, (86_400 * 365 * 1.1) / 12, 28_080_000].map(formatSpan)).toEqual([
    '30s',
    '1m',
    '1.1mo',
    '10.7mo',
  ])
  expect([600, 5400, 86_400 * 12, 86_400 * 730].map(formatInterval)).toEqual(['<10m', '1.5h', '12d', '2y'])
})
