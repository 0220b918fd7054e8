import { FSRSAlgorithm, type Grade } from 'ts-fsrs'
import { newCard } from '@/lib/core/card'
import { defaultPreset } from '@/lib/core/preset'
import { unitHash } from '@/lib/core/random'
import { ratings, type Rating } from '@/lib/core/rating'
import type { AnswerEntry } from '@/lib/core/review-log'
import { dueAt } from '@/lib/core/schedule/due'
import { foldCard, foldSteps, stepCard } from '@/lib/core/schedule/fold'
import { daysBetween, studyDayByOffset } from '@/lib/core/study-day'
import { figure, type Findings, type Measurement } from './support/measurement'
import { median, round, spread } from './support/statistics'

const cards = 1000
const answersEach = 40
const rounds = 9
const firstAt = Date.UTC(2024, 0, 8, 18)
const minuteMs = 60_000
const rule = { timeZone: 'UTC', dayStartHour: 4 }

type Log = { cardId: string; told: AnswerEntry[]; untold: AnswerEntry[] }

const idOf = (card: number, entry: number): string =>
  `018f${card.toString(16).padStart(4, '0')}-${entry.toString(16).padStart(4, '0')}-7000-8000-000000000000`

/** Nine in ten remembered, as the default retention asks for. */
const ratingOf = (chance: number): Rating =>
  chance < 0.1 ? 'again' : chance < 0.18 ? 'hard' : chance < 0.93 ? 'good' : 'easy'

/** A learner who answers when a card is due, now and then some days late. */
const makeLog = (card: number): Log => {
  const cardId = idOf(card, 0)
  const untold: AnswerEntry[] = []
  let folded = newCard
  let at = firstAt + card * minuteMs
  for (let index = 1; index <= answersEach; index++) {
    const chance = (what: string) => unitHash(`${what} ${card} ${index}`)
    const answer: AnswerEntry = {
      id: idOf(card, index),
      kind: 'answer',
      rating: ratingOf(chance('rating')),
      reviewedAt: at,
      offsetMinutes: 0,
      dayStartHour: rule.dayStartHour,
      studyDay: studyDayByOffset(at, 0, rule.dayStartHour),
      told: null,
    }
    untold.push(answer)
    folded = stepCard(cardId, folded, answer, defaultPreset)
    const late = 'day' in folded.position.due! ? 14 * 60 + (chance('late') < 0.2 ? 2 * 1440 : 0) : 2
    at = dueAt(folded.position.due!, rule) + late * minuteMs
  }
  const told = foldSteps(cardId, untold, defaultPreset).map(({ entry, before, after }) => {
    const position = after.position as Exclude<typeof after.position, { state: 'new' }>
    return { ...(entry as AnswerEntry), told: { basis: before.basis, position } }
  })
  return { cardId, told, untold }
}

/** The same histories through ts-fsrs alone: no order, no promise, no position. */
const makeBare = () => {
  const algorithm = new FSRSAlgorithm({
    w: [...defaultPreset.weights],
    enable_short_term: true,
    relearning_steps: [],
  })
  const grades = new Map(ratings.map((rating, index) => [rating, (index + 1) as Grade]))
  return (log: readonly AnswerEntry[]) => {
    let memory: { stability: number; difficulty: number } | null = null
    let lastDay = log[0]!.studyDay
    for (const { studyDay, rating } of log) {
      memory = algorithm.next_state(memory, daysBetween(lastDay, studyDay), grades.get(rating)!)
      lastDay = studyDay
    }
    return memory!
  }
}

const perSecond = (work: () => void): number => {
  const from = performance.now()
  work()
  return (cards * answersEach * 1000) / (performance.now() - from)
}

const assertSame = (logs: readonly Log[], bare: ReturnType<typeof makeBare>): void => {
  for (const { cardId, told, untold } of logs) {
    const stability = bare(untold).stability
    for (const log of [told, untold])
      if (foldCard(cardId, log, defaultPreset).memory?.stability !== stability)
        throw new Error(`card ${cardId} folds to another memory than ts-fsrs alone gives`)
  }
}

const measure = async (): Promise<Findings> => {
  const logs = Array.from({ length: cards }, (_, card) => makeLog(card))
  const bare = makeBare()
  assertSame(logs, bare)
  const kinds = {
    bare: () => logs.forEach(({ untold }) => bare(untold)),
    told: () => logs.forEach(({ cardId, told }) => foldCard(cardId, told, defaultPreset)),
    untold: () => logs.forEach(({ cardId, untold }) => foldCard(cardId, untold, defaultPreset)),
  }
  const once = () => ({
    bare: round(perSecond(kinds.bare), 0),
    told: round(perSecond(kinds.told), 0),
    untold: round(perSecond(kinds.untold), 0),
  })
  once()
  const all = Array.from({ length: rounds }, once)
  const ratio = (kind: 'told' | 'untold') => all.map((one) => one[kind] / one.bare)
  return {
    figures: [
      figure('ts-fsrs next_state alone', median(all.map((one) => one.bare)), 'entries/s'),
      figure('fold, promises told, to ts-fsrs', median(ratio('told')), 'x', spread(ratio('told'))),
      figure('fold, promises made anew, to ts-fsrs', median(ratio('untold')), 'x', spread(ratio('untold'))),
    ],
    rounds: all,
  }
}

/** How much of bare ts-fsrs is left when a log is folded: the wish is 0.8 with promises told, and no budget. */
export const refold: Measurement = { name: 'refold', measure }
