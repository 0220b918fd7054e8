import type { SyncReviewsReply } from '@/lib/contract/reviews'
import type { DayRule } from '@/lib/core/study-day'
import { foldedOf, schedulingOf } from './from-reply'
import { rebase } from './rebase'
import type { Rewrite, Settlement } from './store'
import type { OutboxRow, QueueInfo, StoredCard } from './stored'

/** Which entries a reply settles: only those it names. Those it did not take are kept aside with the reason. */
export const settlementOf = (
  sent: readonly OutboxRow[],
  reply: SyncReviewsReply,
  now: number,
): Settlement => {
  const byId = new Map(sent.map((row) => [row.id, row]))
  const named = reply.entries.filter(({ id }) => id !== null && byId.has(id))
  const refused = named.filter(({ result }) => result === 'conflict' || result === 'rejected')
  return {
    removed: named.map(({ id }) => id!),
    attention: refused.map(({ id, reason, result }) => ({
      id: id!,
      entry: byId.get(id!)!.entry,
      reason: reason ?? result,
      at: now,
    })),
  }
}

/** Presets parsed once each: core remembers its algorithm by the array of weights. */
const configs = new WeakMap<object, ReturnType<typeof schedulingOf>>()

/** How a card is scheduled; null when its preset is not on this device. */
export const configOf = (queue: QueueInfo, presetId: string) => {
  const preset = queue.presets.find(({ id }) => id === presetId)
  if (!preset) return null
  const known = configs.get(preset) ?? schedulingOf(preset)
  configs.set(preset, known)
  return known
}

export const ruleOf = ({ day }: QueueInfo): DayRule => ({
  timeZone: day.timeZone,
  dayStartHour: day.dayStartHour,
})

/** The server's card states replace ours, under whatever answers of the same card are still on their way. */
export const rewritesOf = (reply: SyncReviewsReply, queue: QueueInfo, now: number): Rewrite[] =>
  reply.cards.map((server) => ({
    cardId: server.id,
    to: (card: StoredCard, rows: OutboxRow[]): StoredCard => {
      const config = configOf(queue, card.presetId)
      const standing = { card: foldedOf(server), place: card.place }
      return {
        ...card,
        ...(config ? rebase(standing, rows, config, ruleOf(queue)) : standing),
        isAway: rows.length > 0 ? card.isAway : server.suspended || server.buried,
        flag: server.flag,
        touchedAt: now,
      }
    },
  }))
