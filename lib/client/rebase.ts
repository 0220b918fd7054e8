import type { FoldedCard } from '@/lib/core/card'
import type { SchedulingConfig } from '@/lib/core/preset'
import { isLatest, stepCard } from '@/lib/core/schedule/fold'
import type { DayRule } from '@/lib/core/study-day'
import { xorIds } from '@/lib/core/uuid'
import { logEntryOf, type AnswerJson } from './entry'
import type { OutboxRow } from './stored'

type Standing = { card: FoldedCard; place: number | null }

const isAnswer = (row: OutboxRow): row is OutboxRow & { entry: AnswerJson } => row.entry.kind === 'answer'

/** The basis that a card has once this entry counts. */
const basisAfter = (row: OutboxRow): string | null =>
  isAnswer(row) ? xorIds(row.entry.basis ?? null, row.id) : (row.restores?.card.basis ?? null)

/** How many of the entries the server's card already holds: up to the last one whose outcome is its basis. */
const knownCount = (card: FoldedCard, rows: readonly OutboxRow[]): number => {
  for (let count = rows.length; count > 0; count--)
    if (basisAfter(rows[count - 1]!) === card.basis) return count
  return 0
}

const apply = (standing: Standing, row: OutboxRow, config: SchedulingConfig, rule: DayRule): Standing => {
  const { card } = standing
  if (isAnswer(row)) {
    if (card.lastEntryId === row.id) return standing
    const entry = logEntryOf(row.entry, rule)
    const follows = row.entry.basis === card.basis || isLatest(card, entry)
    return follows ? { card: stepCard(row.cardId, card, entry, config), place: null } : standing
  }
  const voided = row.entry.kind === 'void' ? row.entry.entryId : undefined
  const undoes = row.restores && voided && xorIds(row.restores.card.basis, voided) === card.basis
  return undoes ? row.restores! : standing
}

/**
 * The server's card with the entries on top that are still on their way to it. What another device added between cannot be
 * known here; the reply that takes the entries sets it right.
 * @param rows the card's entries in the outbox, in the order made
 */
export const rebase = (
  server: Standing,
  rows: readonly OutboxRow[],
  config: SchedulingConfig,
  rule: DayRule,
): Standing =>
  rows
    .slice(knownCount(server.card, rows))
    .reduce((standing, row) => apply(standing, row, config, rule), server)
