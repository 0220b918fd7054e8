import { newCard, type FoldedCard, type Memory, type Position } from '../card'
import type { SchedulingConfig } from '../preset'
import { compareEntries, type AnswerEntry, type LogEntry, type SetDueEntry } from '../review-log'
import { daysBetween } from '../study-day'
import { xorIds } from '../uuid'
import { nextMemory } from './fsrs'
import { elapsedDays, outcomes, promisedDays } from './outcomes'

const noted = (card: FoldedCard, entry: LogEntry): FoldedCard => ({
  ...card,
  basis: xorIds(card.basis, entry.id),
  lastEntryAt: entry.reviewedAt,
  lastEntryId: entry.id,
})

/** What was told stays told while it was made upon exactly the entries before it; otherwise it is made anew. */
const answered = (
  cardId: string,
  card: FoldedCard,
  entry: AnswerEntry,
  config: SchedulingConfig,
): { memory: Memory; position: Exclude<Position, { state: 'new' }> } => {
  if (entry.told && entry.told.basis === card.basis)
    return {
      memory: nextMemory(config.weights, card.memory, elapsedDays(card, entry.studyDay), entry.rating),
      position: entry.told.position,
    }
  return outcomes(cardId, card, config, entry)[entry.rating]
}

const afterAnswer = (
  cardId: string,
  card: FoldedCard,
  entry: AnswerEntry,
  config: SchedulingConfig,
): FoldedCard => {
  const { memory, position } = answered(cardId, card, entry, config)
  return {
    position,
    memory,
    intervalDays: promisedDays(entry.studyDay, position),
    reps: card.reps + 1,
    lapses: card.lapses + (card.position.state === 'review' && entry.rating === 'again' ? 1 : 0),
    lastReviewedAt: entry.reviewedAt,
    lastStudyDay: entry.studyDay,
    lastEntryAt: entry.reviewedAt,
    lastEntryId: entry.id,
    basis: xorIds(card.basis, entry.id),
  }
}

const afterSetDue = (card: FoldedCard, entry: SetDueEntry): FoldedCard => {
  const due = { day: entry.dueDay }
  if (!card.memory) return { ...card, position: { state: 'new', step: null, due } }
  return {
    ...card,
    position: { state: 'review', step: null, due },
    // As in Anki, a card that was in review keeps the interval it had earned; one taken out of its steps gets the days given.
    intervalDays:
      card.position.state === 'review'
        ? card.intervalDays
        : Math.max(1, daysBetween(entry.studyDay, entry.dueDay)),
  }
}

/** The card after one more entry. The entry must sort after all that the card has folded. */
export const stepCard = (
  cardId: string,
  card: FoldedCard,
  entry: LogEntry,
  config: SchedulingConfig,
): FoldedCard => {
  if (entry.kind === 'answer') return afterAnswer(cardId, card, entry, config)
  const after = noted(card, entry)
  switch (entry.kind) {
    case 'cram':
      return after
    case 'set-due':
      return afterSetDue(after, entry)
    case 'reset':
      return {
        ...newCard,
        basis: after.basis,
        lastEntryAt: after.lastEntryAt,
        lastEntryId: after.lastEntryId,
      }
    case 'anchor':
      return {
        ...after,
        memory: entry.memory,
        position: entry.position,
        intervalDays: entry.intervalDays,
        reps: entry.reps,
        lapses: entry.lapses,
        lastReviewedAt: entry.reviewedAt,
        lastStudyDay: entry.studyDay,
      }
  }
}

/** True when an entry follows everything that the card has folded, so that one step does. */
export const isLatest = (card: FoldedCard, entry: { reviewedAt: number; id: string }): boolean =>
  card.lastEntryAt === null ||
  compareEntries({ reviewedAt: card.lastEntryAt, id: card.lastEntryId! }, entry) < 0

/** One entry with the card as it stood before and after it. */
export type FoldStep = { entry: LogEntry; before: FoldedCard; after: FoldedCard }

/** The whole way of a card: every live entry in the order of the log, with before and after. */
export const foldSteps = (
  cardId: string,
  live: readonly LogEntry[],
  config: SchedulingConfig,
): FoldStep[] => {
  let card = newCard
  return [...live].sort(compareEntries).map((entry) => {
    const before = card
    card = stepCard(cardId, before, entry, config)
    return { entry, before, after: card }
  })
}

/** The card that its live entries leave, in whatever order they are given. */
export const foldCard = (cardId: string, live: readonly LogEntry[], config: SchedulingConfig): FoldedCard =>
  [...live].sort(compareEntries).reduce((card, entry) => stepCard(cardId, card, entry, config), newCard)
