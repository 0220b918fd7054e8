import type { CardReply, PatchCardInput } from '@/lib/contract/cards'
import { AppError } from '@/lib/core/errors'
import { foldSteps } from '@/lib/core/schedule/fold'
import { addSteps, type DayMeasures } from '@/lib/core/stats/rollup'
import { studyDayOf } from '@/lib/core/study-day'
import { findCard, updateCard, type MeasuresOf } from '@/lib/db/cards'
import { ruleOf } from '@/lib/db/learner'
import { findRule } from '@/lib/db/queue'
import { cardReplyOf } from './card-reply'
import type { Context } from './context'

/** What a card's log adds to the rollups of the deck it lies in. */
const measuresOf: MeasuresOf = (card, log) => {
  const durations = new Map(log.map((row) => [row.entry.id, row.durationMs ?? 0]))
  const live = log.filter(({ voidedBy }) => voidedBy === null).map(({ entry }) => entry)
  const days: DayMeasures = new Map()
  addSteps(days, foldSteps(card.id, live, card.foldedUnder), (id) => durations.get(id) ?? 0, 1)
  return [...days].map(([studyDay, measures]) => ({ studyDay, measures }))
}

/**
 * Suspends, buries for the rest of the study day, flags or moves a card.
 * @throws AppError not-found when the card or the deck is not the learner's
 */
export const patchCard = async (
  { viewer, now }: Context,
  { id, ...patch }: PatchCardInput & { id: string },
): Promise<{ card: CardReply }> => {
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
    measuresOf,
  )
  if (result === 'missing') throw new AppError('not-found', 'There is no such card.')
  if (result === 'no-deck') throw new AppError('not-found', 'There is no such deck.')
  const [card, rule] = await Promise.all([findCard(viewer.userId, id), findRule(viewer.userId)])
  if (!card || !rule) throw new AppError('not-found', 'There is no such card.')
  return { card: cardReplyOf(card, card.config, rule, now) }
}
