import { computeParameters, FSRSBindingItem, FSRSBindingReview } from '@open-spaced-repetition/binding'
import { scoreOf } from '@/lib/core/fit/loss'
import type { FitEntry } from '@/lib/core/fit/targets'
import { splitTargets, targetsOf } from '@/lib/core/fit/targets'
import { sayVerdict } from '@/lib/core/fit/verdict'
import { defaultWeights } from '@/lib/core/preset'
import { fitWeights } from '@/lib/io/fitter'
import { plainNext, plainRecall, type PlainMemory } from '@/tests/support/plain-fsrs'
import { fitEntriesOf, simulateLogs, type Simulated } from '@/tests/support/training'

/** What the library itself would find, from items made here by other means than ours. */

type Item = { ratings: number[]; waits: number[]; at: number; id: string }
const grades: Record<string, number> = { again: 1, hard: 2, good: 3, easy: 4 }

const itemsOf = (log: readonly FitEntry[]): Item[] => {
  const items: Item[] = []
  for (const cardId of new Set(log.map((entry) => entry.cardId))) {
    const own = log.filter((entry) => entry.cardId === cardId).sort((a, b) => a.reviewedAt - b.reviewedAt)
    let from = 0
    own.forEach((entry, place) => {
      if (entry.kind === 'reset') from = place + 1
      else if (place > from) {
        const past = own.slice(from, place + 1)
        const waits = past.map(({ studyDay }, index) =>
          index === 0 ? 0 : studyDay - past[index - 1]!.studyDay,
        )
        const ratings = past.map(({ rating }) => grades[rating!]!)
        if (waits.at(-1)! > 0) items.push({ ratings, waits, at: entry.reviewedAt, id: entry.id })
      }
    })
  }
  return items.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

const lossOf = (weights: readonly number[], items: readonly Item[]): number => {
  const losses = items.map(({ ratings, waits }) => {
    let memory: PlainMemory | null = null
    for (let index = 0; index < ratings.length - 1; index++)
      memory = plainNext(weights, memory, waits[index]!, ratings[index]!)
    const recall = Math.min(Math.max(plainRecall(weights, memory!, waits.at(-1)!), 1e-4), 1 - 1e-4)
    return -Math.log(ratings.at(-1)! > 1 ? recall : 1 - recall)
  })
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length
}

const theirFit = (items: readonly Item[]): Promise<number[]> =>
  computeParameters(
    items.map(
      ({ ratings, waits }) =>
        new FSRSBindingItem(ratings.map((rating, index) => new FSRSBindingReview(rating, waits[index]!))),
    ),
    { enableShortTerm: true, timeout: 10 },
  )

/** Every third answer is given again the same day, and every fortieth is followed by a reset. */
const crowded = (log: FitEntry[]): FitEntry[] =>
  log.flatMap((entry, index) => {
    const hours = (by: number, id: string) => ({
      ...{ ...entry, id: `${entry.id.slice(0, -1)}${id}`, reviewedAt: entry.reviewedAt + by * 3_600_000 },
    })
    const repeat = index % 3 === 0 ? [{ ...hours(1, 'x'), rating: 'good' as const }] : []
    const reset = index % 40 === 0 ? [{ ...hours(2, 'y'), kind: 'reset' as const, rating: null }] : []
    return [entry, ...repeat, ...reset]
  })

const forgetful = defaultWeights.map((weight, index) => (index < 4 ? weight / 5 : index === 8 ? 1 : weight))
const learners: [what: string, how: Omit<Simulated, 'seed'>][] = [
  ['whom the defaults describe', { cards: 150, answersEach: 9 }],
  ['who forgets faster', { cards: 150, answersEach: 9, weights: forgetful }],
  ['who recalls more than before', { cards: 150, answersEach: 9, shift: (day) => (day > 350 ? 1.5 : -1) }],
]

test.each(learners)('for a learner %s the verdict is what the library’s own fit says', async (what, how) => {
  const log = crowded(fitEntriesOf(simulateLogs({ ...how, seed: what })))
  const items = itemsOf(log)
  const { train, heldOut } = splitTargets(targetsOf(log))
  const cut = items.length - Math.ceil(items.length / 5)
  expect([...train, ...heldOut].map(({ id }) => id)).toEqual(items.map(({ id }) => id))
  const [theirs, ours] = [await theirFit(items.slice(0, cut)), await fitWeights(train, 1)]
  const [before, after] = [scoreOf(defaultWeights, heldOut), scoreOf(ours, heldOut)]
  const [usual, reference] = [defaultWeights, theirs].map((weights) => lossOf(weights, items.slice(cut)))
  expect(before.logLoss).toBeCloseTo(usual!, 6)
  expect(after.logLoss).toBeCloseTo(lossOf(ours, items.slice(cut)), 6)
  const gain = (usual! - reference!) / usual!
  const { isBetter } = sayVerdict(before, after)
  if (Math.abs(gain) > 0.005) expect(isBetter).toBe(gain > 0)
  expect(after.logLoss).toBeLessThanOrEqual(reference! * 1.01)
})
