import type { CardReply } from '@/lib/contract/cards'
import type { CardState } from '@/lib/core/card'
import { formatInstant } from '@/lib/core/instant'
import type { PresetConfig } from '@/lib/core/preset'
import { dueAt } from '@/lib/core/schedule/due'
import { retrievability } from '@/lib/core/schedule/fsrs'
import { isLeech } from '@/lib/core/schedule/leech'
import { dayMs, formatDay, studyDayOf, type DayRule } from '@/lib/core/study-day'
import { isSuspended, type CardRow } from '@/lib/db/card-rows'

const iso = (at: number | null): string | null => (at === null ? null : formatInstant(at))

/** Buried by hand until the day ends, or, where the preset says so, because a sibling was answered today. */
const isBuried = (
  row: CardRow,
  state: CardState,
  config: PresetConfig,
  rule: DayRule,
  now: number,
): boolean => {
  if (row.buriedDay === null && row.siblingDay === null) return false
  const today = studyDayOf(now, rule)
  if (row.buriedDay !== null && row.buriedDay >= today) return true
  const buries =
    (state === 'new' && config.buryNewSiblings) || (state === 'review' && config.buryReviewSiblings)
  return buries && row.siblingDay === today
}

/** What a fold may just have changed of a card. */
type Changed = Pick<CardRow, 'folded' | 'suspendedByHand' | 'leechEntry' | 'leechClearedEntry'>

/**
 * A card as replies show it, with recall at `now` by fractional days.
 * @param changed what has become of it since the row was read
 */
export const cardReplyOf = (
  row: CardRow,
  config: PresetConfig,
  rule: DayRule,
  now: number,
  changed: Changed = row,
): CardReply => {
  const { folded } = changed
  const { due } = folded.position
  const sinceDays = folded.lastReviewedAt === null ? 0 : Math.max(0, now - folded.lastReviewedAt) / dayMs
  return {
    id: row.id,
    noteId: row.noteId,
    deckId: row.deckId,
    ordinal: row.ordinal,
    state: folded.position.state,
    step: folded.position.step,
    dueAt: due === null ? null : iso(dueAt(due, rule)),
    dueDay: due !== null && 'day' in due ? formatDay(due.day) : null,
    stability: folded.memory?.stability ?? null,
    difficulty: folded.memory?.difficulty ?? null,
    memory: folded.memory && {
      stability: folded.memory.stability,
      difficulty: folded.memory.difficulty,
      retrievability: retrievability(config.weights, folded.memory, sinceDays),
    },
    intervalDays: folded.intervalDays,
    lastReviewedAt: iso(folded.lastReviewedAt),
    lastStudyDay: folded.lastStudyDay === null ? null : formatDay(folded.lastStudyDay),
    lastEntryAt: iso(folded.lastEntryAt),
    lastEntryId: folded.lastEntryId,
    basis: folded.basis,
    reps: folded.reps,
    lapses: folded.lapses,
    leech: isLeech(folded.lapses, config.leechThreshold),
    suspended: isSuspended(changed),
    buried: isBuried(row, folded.position.state, config, rule, now),
    flag: row.flag,
    competency: row.competency,
    position: row.position,
  }
}
