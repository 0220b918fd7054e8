import type { CardEntryReply, GetCardReply } from '@/lib/contract/cards'
import { AppError } from '@/lib/core/errors'
import { compareEntries } from '@/lib/core/review-log'
import { dueAt } from '@/lib/core/schedule/due'
import { foldSteps, type FoldStep } from '@/lib/core/schedule/fold'
import { retrievability } from '@/lib/core/schedule/fsrs'
import { elapsedDays } from '@/lib/core/schedule/outcomes'
import { formatDay, type DayRule } from '@/lib/core/study-day'
import { findCard, findEntries, type CardWithConfig } from '@/lib/db/cards'
import type { EntryRow } from '@/lib/db/entry-rows'
import { findRule } from '@/lib/db/queue'
import { cardReplyOf } from './card-reply'
import type { Context } from './context'

const iso = (at: number): string => new Date(at).toISOString()

const retrievabilityBefore = ({ entry, before }: FoldStep, card: CardWithConfig): number | null =>
  entry.kind === 'answer' && before.memory
    ? retrievability(card.foldedUnder.weights, before.memory, elapsedDays(before, entry.studyDay))
    : null

const entryReplyOf = (
  row: EntryRow,
  step: FoldStep | undefined,
  card: CardWithConfig,
  rule: DayRule,
): CardEntryReply => {
  const { entry } = row
  const after = step?.after
  return {
    id: entry.id,
    kind: entry.kind,
    reviewedAt: iso(entry.reviewedAt),
    studyDay: formatDay(entry.studyDay),
    offsetMinutes: entry.offsetMinutes,
    durationMs: row.durationMs,
    rating: entry.kind === 'answer' ? entry.rating : null,
    stateBefore: step?.before.position.state ?? 'new',
    intervalBeforeDays: step?.before.intervalDays ?? null,
    retrievabilityBefore: step ? retrievabilityBefore(step, card) : null,
    stability: after?.memory?.stability ?? null,
    difficulty: after?.memory?.difficulty ?? null,
    state: after?.position.state ?? 'new',
    step: after?.position.step ?? null,
    dueAt: after?.position.due ? iso(dueAt(after.position.due, rule)) : null,
    confidence: row.confidence,
    points: row.points,
    noteVersion: row.noteVersion,
    suggestedRating: row.suggestedRating as CardEntryReply['suggestedRating'],
    scenario: row.scenario,
    voidedBy: row.voidedBy,
  }
}

/**
 * A card with its log in the order it is folded; voided entries stand among the others, with what undid them.
 * @throws AppError not-found when the learner has no such card
 */
export const getCard = async ({ viewer, now }: Context, { id }: { id: string }): Promise<GetCardReply> => {
  const [card, log, rule] = await Promise.all([
    findCard(viewer.userId, id),
    findEntries(viewer.userId, id),
    findRule(viewer.userId),
  ])
  if (!card || !rule) throw new AppError('not-found', 'There is no such card.')
  const live = log.filter(({ voidedBy }) => voidedBy === null).map(({ entry }) => entry)
  const steps = new Map(foldSteps(card.id, live, card.foldedUnder).map((step) => [step.entry.id, step]))
  return {
    card: cardReplyOf(card, card.config, rule, now),
    entries: log
      .sort((a, b) => compareEntries(a.entry, b.entry))
      .map((row) => entryReplyOf(row, steps.get(row.entry.id), card, rule)),
    decay: card.config.weights[20]!,
  }
}
