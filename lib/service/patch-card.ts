import type { CardReply, PatchCardInput } from '@/lib/contract/cards'
import { AppError } from '@/lib/core/errors'
import { studyDayOf } from '@/lib/core/study-day'
import { findCard, updateCard } from '@/lib/db/cards'
import { ruleOf } from '@/lib/db/learner'
import { findRule } from '@/lib/db/queue'
import { cardReplyOf } from './card-reply'
import type { Context } from './context'
import { newChange } from './new-change'

/**
 * Suspends, buries for the rest of the study day, flags or moves a card.
 * @throws AppError not-found when the card or the deck is not the learner's
 */
export const patchCard = async (
  context: Context,
  { id, ...patch }: PatchCardInput & { id: string },
): Promise<{ card: CardReply }> => {
  const { viewer, now } = context
  const result = await updateCard(
    viewer.userId,
    id,
    (learner) => ({
      ...(patch.suspended === undefined ? {} : { suspended: patch.suspended }),
      ...(patch.flag === undefined ? {} : { flag: patch.flag }),
      ...(patch.deckId === undefined ? {} : { deckId: patch.deckId }),
      ...(patch.buried === undefined
        ? {}
        : { buriedDay: patch.buried ? studyDayOf(now, ruleOf(learner)) : null }),
    }),
    newChange(context),
  )
  if (result === 'missing') throw new AppError('not-found', 'There is no such card.')
  if (result === 'no-deck') throw new AppError('not-found', 'There is no such deck.')
  context.changeId = result.changeId
  const [card, rule] = await Promise.all([findCard(viewer.userId, id), findRule(viewer.userId)])
  if (!card || !rule) throw new AppError('not-found', 'There is no such card.')
  return { card: cardReplyOf(card, card.config, rule, now) }
}
