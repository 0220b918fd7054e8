import { AppError } from '@/lib/core/errors'
import { parentName } from '@/lib/core/deck'
import type { PresetConfig } from '@/lib/core/preset'
import { defaultPreset } from '@/lib/core/preset'
import type { DeckDay } from '@/lib/core/queue/limits'
import type { Candidate } from '@/lib/core/queue/order'
import { isInside } from '@/lib/core/deck'
import { retrievability } from '@/lib/core/schedule/fsrs'
import { easeLearnerDay, type LearnerEase } from './ease-learner-day'
import { loadPlan } from './load-plan'
import { plannedCandidates, planToday } from './plan-today'
import { daysBetween, firstInstantOf, studyDayOf, type StudyDay } from '@/lib/core/study-day'
import { loadAskedAgain } from '@/lib/db/asked-again'
import type { Ladders } from '@/lib/db/ladders'
import {
  findRule,
  loadDue,
  loadNew,
  loadQueueDecks,
  type DueRow,
  type LearnerRule,
  type NewGathering,
  type NewRow,
  type QueueDeck,
} from '@/lib/db/queue'

/** A learner's study day: the decks with what was done in them, and every card that may still be asked. */
export type LearnerDay = {
  rule: LearnerRule
  studyDay: StudyDay
  endsAt: number
  /** The day the plan that chose the cards leads up to; null where none did. Then minutes are the only limit. */
  plannedFor: StudyDay | null
  decks: QueueDeck[]
  candidates: Candidate[]
  /** Cards asked before their due: with the study day on which the learner was certain and wrong, or for a change of meaning. */
  askedAgain: ReadonlyMap<string, StudyDay | 'revised'>
  /** What rest and a backlog did to the candidates of all decks. */
  ease: LearnerEase
  /** Whether new cards wait for the rung below. */
  ladders: Ladders
  /** Limits of some decks; parents outside of them do not count. */
  deckDays(selected: readonly QueueDeck[]): DeckDay[]
  configOf(deckId: string): PresetConfig
}

const dueCandidate = (row: DueRow, config: PresetConfig, studyDay: StudyDay): Candidate => ({
  cardId: row.id,
  noteId: row.noteId,
  deckId: row.deckId,
  kind: row.state === 'review' ? 'review' : row.dueDay === null ? 'intraday' : 'interday',
  dueAt: row.dueAt,
  dueDay: row.dueDay ?? studyDay,
  retrievability: retrievability(
    config.weights,
    { stability: row.stability, difficulty: 5 },
    daysBetween(row.lastStudyDay, studyDay),
  ),
  position: 0,
  competency: row.competency,
})

/** Among the reviews of today, though its own day is to come. */
const askedAgainCandidate = (row: DueRow, config: PresetConfig, studyDay: StudyDay): Candidate =>
  dueCandidate({ ...row, dueDay: studyDay }, config, studyDay)

const newCandidate = (row: NewRow): Candidate => ({
  cardId: row.id,
  noteId: row.noteId,
  deckId: row.deckId,
  kind: 'new',
  dueAt: 0,
  dueDay: 0,
  retrievability: 1,
  position: row.position,
  competency: row.competency,
})

const noLimit = Number.MAX_SAFE_INTEGER

/** New cards that a deck's own limit still leaves today. */
export const newLeftOf = ({ config, newDone }: QueueDeck): number => Math.max(0, config.newPerDay - newDone)

const newWanted = (deck: QueueDeck) => ({
  deckId: deck.id,
  count: newLeftOf(deck),
  gathering: `${deck.config.newOrder}${deck.config.buryNewSiblings ? ', one a note' : ''}` as NewGathering,
})

/** New cards of all decks, one statement for each way of gathering that is in use. */
const loadNewCards = async (
  userId: string,
  decks: readonly QueueDeck[],
  studyDay: StudyDay,
  ladders: Ladders,
): Promise<NewRow[]> => {
  const wanted = decks.map(newWanted).filter(({ count }) => count > 0)
  const ways = [...new Set(wanted.map(({ gathering }) => gathering))]
  const rows = ways.map((way) =>
    loadNew(
      userId,
      wanted.filter(({ gathering }) => gathering === way),
      studyDay,
      way,
      ladders,
    ),
  )
  return (await Promise.all(rows)).flat()
}

/** A review whose sibling was answered today waits for tomorrow, where the preset says so; steps never do. */
const isAskedToday = (row: DueRow, config: PresetConfig): boolean =>
  !(row.state === 'review' && config.buryReviewSiblings && row.hasSiblingAnswered === true)

/** The deck that is asked for with all decks inside it, or all decks. */
export const selectDecks = (decks: readonly QueueDeck[], deckId: string | undefined): QueueDeck[] => {
  if (deckId === undefined) return [...decks]
  const root = decks.find((deck) => deck.id === deckId)
  if (!root) throw new AppError('not-found', 'There is no such deck.')
  return decks.filter((deck) => deck === root || isInside(deck.name, root.name))
}

/** What the plan for an interview asks today, and how many cards an easier day leaves of it. */
const loadPlanned = async (userId: string, now: number) => {
  const plan = await loadPlan(userId, now, undefined)
  const today = planToday(plan)
  return { candidates: plannedCandidates(plan, today), waiting: today.waiting }
}

/**
 * Loads the day of a learner for some decks.
 * @param by `schedule` sets a plan aside, though the learner follows one
 * @throws AppError unauthenticated when the learner is gone, not-found for a deck that is not theirs
 */
export const loadDay = async (
  userId: string,
  now: number,
  deckId?: string,
  by: 'plan' | 'schedule' = 'plan',
): Promise<LearnerDay> => {
  const rule = await findRule(userId)
  if (!rule) throw new AppError('unauthenticated', 'Sign in again: this account is gone.')
  const studyDay = studyDayOf(now, rule)
  const endsAt = firstInstantOf(studyDay + 1, rule)
  const all = await loadQueueDecks(userId, studyDay)
  const decks = selectDecks(all, deckId)
  const configs = new Map(all.map((deck) => [deck.id, deck.config]))
  const configOf = (id: string) => configs.get(id) ?? defaultPreset
  // Rest looks at the whole day, so that a deck gives by itself what it gives among all.
  const ids = all.map(({ id }) => id)
  const selected = new Set(decks.map(({ id }) => id))
  const plannedFor =
    by === 'plan' && rule.followsPlan && rule.interviewDay !== null && rule.interviewDay > studyDay
      ? rule.interviewDay
      : null
  const [due, again, fresh, planned] = await Promise.all([
    loadDue(userId, endsAt, studyDay, ids),
    loadAskedAgain(userId, endsAt, studyDay, ids),
    plannedFor === null ? loadNewCards(userId, decks, studyDay, rule.ladders) : [],
    plannedFor === null ? null : loadPlanned(userId, now),
  ])
  const memories = new Map([...due, ...again].map((row) => [row.id, row]))
  const askedAgain = new Map(again.map(({ id, mistakenDay }) => [id, mistakenDay ?? ('revised' as const)]))
  const byName = new Map(all.map((deck) => [deck.name.toLowerCase(), deck.id]))
  const deckDays = (selected: readonly QueueDeck[]): DeckDay[] =>
    selected.map((deck) => ({
      id: deck.id,
      parentId: byName.get(parentName(deck.name)?.toLowerCase() ?? '') ?? null,
      newPerDay: plannedFor === null ? deck.config.newPerDay : noLimit,
      reviewsPerDay: plannedFor === null ? deck.config.reviewsPerDay : noLimit,
      newIgnoresReviewLimit: plannedFor === null ? deck.config.newIgnoresReviewLimit : true,
      newDone: deck.newDone,
      reviewsDone: deck.reviewsDone,
    }))
  const candidates = [
    ...due
      .filter((row) => isAskedToday(row, configOf(row.deckId)))
      .map((row) => dueCandidate(row, configOf(row.deckId), studyDay))
      // A plan chooses among what spans days; steps within the day go on as ever.
      .filter(({ kind }) => plannedFor === null || kind === 'intraday'),
    ...(planned?.candidates ?? []).filter(
      ({ cardId, deckId: id }) => configs.has(id) && !askedAgain.has(cardId),
    ),
    ...[...new Map(again.map((row) => [row.id, row])).values()].map((row) =>
      askedAgainCandidate(row, configOf(row.deckId), studyDay),
    ),
    ...fresh.map(newCandidate),
  ]
  const ease = await easeLearnerDay(userId, {
    ...{ rule, studyDay, decks: all, candidates, configOf, planned },
    memoryOf: (cardId) => {
      const row = memories.get(cardId)
      return row && { stability: row.stability, elapsed: daysBetween(row.lastStudyDay, studyDay) }
    },
  })
  return {
    rule,
    studyDay,
    endsAt,
    plannedFor,
    ladders: rule.ladders,
    decks,
    askedAgain,
    candidates: ease.candidates.filter(({ deckId: id }) => selected.has(id)),
    ease,
    deckDays,
    configOf,
  }
}
