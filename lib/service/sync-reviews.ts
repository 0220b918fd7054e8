import type { EntryResult, SyncReviewsInput, SyncReviewsReply } from '@/lib/contract/reviews'
import { AppError } from '@/lib/core/errors'
import { loadBatch, type Batch } from '@/lib/db/review-batch'
import { commitBatch, type BatchChanges } from '@/lib/db/review-commit'
import { namesOf } from './accept-entries'
import { cardReplyOf } from './card-reply'
import { checkScenarios } from './check-scenarios'
import type { Context } from './context'
import { planBatch } from './plan-batch'

const replyOf = (
  results: EntryResult[],
  changes: BatchChanges,
  touched: string[],
  batch: Batch,
  now: number,
): SyncReviewsReply => {
  const changed = new Map(changes.cards.map((change) => [change.id, change]))
  const cards = [...new Set(touched)].flatMap((id) => {
    const card = batch.cards.get(id)!
    if (card.isDeleted) return []
    return [cardReplyOf(card, card.deckPreset.config, batch.rule, now, changed.get(id))]
  })
  return { entries: results, cards }
}

const mostTries = 60

/**
 * Takes a batch of log entries: stores each once, folds the cards they touch, and says what became of each. Sending a
 * batch again changes nothing. When something else of the learner's changed meanwhile, it starts over from a new load.
 * @throws AppError unavailable when the learner's other devices keep it from its turn
 */
export const syncReviews = async (
  { viewer, now }: Context,
  sent: SyncReviewsInput,
): Promise<SyncReviewsReply> => {
  const input = await checkScenarios(sent)
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const batch = await loadBatch(viewer.userId, namesOf(input))
    if (!batch) throw new AppError('unauthenticated', 'Sign in again: this account is gone.')
    const { results, changes, touched } = await planBatch(viewer.userId, input, batch, now)
    // Written first: while the database is at work, nothing of the batch but this has to stay in memory.
    const reply = replyOf(results, changes, touched, batch, now)
    if (changes.entries.length === 0 || (await commitBatch(viewer.userId, batch, changes))) return reply
    if (attempt > 2) await new Promise((resolve) => setTimeout(resolve, (attempt * 7) % 40))
  }
  throw new AppError('unavailable', 'Your other devices are busy. Try again in a moment.', {
    retryAfterSeconds: 1,
  })
}
