import { defaultWeights } from '@/lib/core/preset'
import { unitHash } from '@/lib/core/random'
import { ratings, type Rating } from '@/lib/core/rating'
import type { FitEntry } from '@/lib/core/fit/targets'
import type { AnswerEntry } from '@/lib/core/review-log'
import { intervalFor, nextMemory, retrievability } from '@/lib/core/schedule/fsrs'
import { studyDayByOffset } from '@/lib/core/study-day'

const dayMs = 86_400_000
export const firstAt = Date.UTC(2015, 0, 5, 12)

/** An id that sorts by number. */
export const idOf = (number: number): string =>
  `018f0000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`

export const entryAt = (number: number, at: number) => ({
  id: idOf(number),
  reviewedAt: at,
  offsetMinutes: 0,
  dayStartHour: 4,
  studyDay: studyDayByOffset(at, 0, 4),
})

export const answerAt = (number: number, at: number, rating: Rating = 'good'): AnswerEntry => ({
  ...entryAt(number, at),
  kind: 'answer',
  rating,
  told: null,
})

/** Days; so that no log reaches into the future. */
const longestWait = 240

const first: readonly number[] = [0.24, 0.094, 0.495, 0.171]
const passed: readonly number[] = [0.224, 0.631, 0.145]

const draw = (shares: readonly number[], chance: number): number => {
  let left = chance
  const index = shares.findIndex((share) => (left -= share) < 0)
  return index === -1 ? shares.length - 1 : index
}

/** How a simulated learner comes by their answers. */
export type Simulated = {
  cards: number
  answersEach: number
  seed: string
  weights?: readonly number[]
  /** Moves the logit of every chance of recall: what no curve knows of. */
  shift?: (day: number) => number
  desiredRetention?: number
}

/** One log a card, of a learner whose memory obeys some weights and who is asked by the defaults, at times late. */
export const simulateLogs = ({
  cards,
  answersEach,
  seed,
  weights = defaultWeights,
  shift = () => 0,
  desiredRetention = 0.9,
}: Simulated): Map<string, AnswerEntry[]> => {
  const logs = new Map<string, AnswerEntry[]>()
  let number = 0
  for (let card = 0; card < cards; card++) {
    const log: AnswerEntry[] = []
    let at = firstAt + (card % 90) * dayMs + card * 1000
    let truth = null as ReturnType<typeof nextMemory> | null
    let scheduled = null as typeof truth
    let elapsed = 0
    for (let index = 0; index < answersEach; index++) {
      const chance = (what: string) => unitHash(`${seed} ${what} ${card} ${index}`)
      let rating = ratings[draw(first, chance('first'))]!
      if (truth) {
        const recall = retrievability(weights, truth, elapsed)
        const day = Math.floor((at - firstAt) / dayMs)
        const moved = 1 / (1 + Math.exp(-(Math.log(recall / (1 - recall)) + shift(day))))
        rating = chance('recall') < moved ? ratings[1 + draw(passed, chance('passed'))]! : 'again'
      }
      log.push(answerAt(number++, at, rating))
      truth = nextMemory(weights, truth, elapsed, rating)
      scheduled = nextMemory(defaultWeights, scheduled, elapsed, rating)
      const wait = intervalFor(defaultWeights, scheduled.stability, desiredRetention)
      elapsed = Math.max(1, Math.round(Math.min(wait, longestWait) * (0.8 + 0.6 * chance('late'))))
      at += elapsed * dayMs
    }
    logs.set(idOf(1_000_000 + card), log)
  }
  return logs
}

/** The same as a fit reads it. */
export const fitEntriesOf = (logs: Map<string, AnswerEntry[]>): FitEntry[] =>
  [...logs].flatMap(([cardId, log]) =>
    log.map(({ id, rating, reviewedAt, studyDay }) => ({
      ...{ cardId, id, kind: 'answer' as const, rating, reviewedAt, studyDay },
    })),
  )
