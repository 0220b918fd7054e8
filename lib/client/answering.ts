import { assert } from '@/lib/core/errors'
import type { Rating } from '@/lib/core/rating'
import { stepCard } from '@/lib/core/schedule/fold'
import { previewRatings, type Preview } from '@/lib/core/schedule/preview'
import { answerEntry, logEntryOf, voidEntry, type Given } from './entry'
import { configOf, ruleOf } from './settle'
import type { HistoryRow, OutboxRow, QueueInfo, StoredCard } from './stored'

/** What the four buttons do to a card at a moment. */
export const previewsOf = (
  card: StoredCard,
  queue: QueueInfo,
  at: number,
): Record<Rating, Preview> | null => {
  const config = configOf(queue, card.presetId)
  return config && previewRatings(card.id, card.card, config, ruleOf(queue), at)
}

type Answered = {
  row: Omit<OutboxRow, 'seq'>
  card: StoredCard
  past: Omit<HistoryRow, 'seq'>
}

/** An answer, made: the entry to send, the card after it, and what undo needs. */
export const answerCard = (
  card: StoredCard,
  rating: Rating,
  queue: QueueInfo,
  moment: { id: string; at: number; ms: number },
  given: Given = {},
): Answered => {
  const { id, at, ms } = moment
  const config = configOf(queue, card.presetId)
  const previews = previewsOf(card, queue, at)
  assert(config && previews, 'the preset of a card in the queue came with it')
  const rule = ruleOf(queue)
  const version = given.points && card.noteVersion ? { noteVersion: card.noteVersion } : {}
  const entry = answerEntry(id, card, rating, previews[rating], { at, ms, rule }, { ...given, ...version })
  const after = stepCard(card.id, card.card, logEntryOf(entry, rule), config)
  const before = { card: card.card, place: card.place }
  return {
    row: { id, cardId: card.id, entry, restores: null },
    card: { ...card, card: after, place: null, touchedAt: at },
    past: {
      entryId: id,
      cardId: card.id,
      rating,
      ms: entry.durationMs,
      answeredAt: at,
      before,
      after,
      given,
    },
  }
}

/** An undo, made: the void to send, and the card as it stood. Null in place of a card that is no longer here. */
export const undoAnswer = (
  row: HistoryRow,
  card: StoredCard | null,
  moment: { id: string; at: number },
): { row: Omit<OutboxRow, 'seq'>; card: StoredCard | null } => ({
  row: {
    id: moment.id,
    cardId: row.cardId,
    entry: voidEntry(moment.id, row.entryId, moment.at),
    restores: row.before,
  },
  card: card && { ...card, ...row.before, isAway: false, touchedAt: moment.at },
})
