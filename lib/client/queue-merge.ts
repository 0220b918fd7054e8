import type { QueueCard, QueueReply } from '@/lib/contract/queue'
import { foldedOf } from './from-reply'
import { rebase } from './rebase'
import { configOf, ruleOf } from './settle'
import type { Asked, HistoryRow, OutboxRow, QueueInfo, StoredCard } from './stored'

export type MergeOptions = {
  /** `fresh` takes the server's order; `more` adds behind what is there and moves nothing that is shown. */
  order: 'fresh' | 'more'
  /** True when the reply holds the whole queue, so that what is not in it has left the day. */
  isWhole: boolean
  /** When the request went out: a card answered since then is newer than the reply. */
  startedAt: number
  now: number
}

/** What the queue says besides its cards, with the count of those that are not in the reply. */
export const queueInfoOf = (reply: QueueReply, { deckId, by }: Asked, now: number): QueueInfo => {
  const here = { new: 0, learning: 0, review: 0 }
  for (const { state } of reply.cards) here[state === 'relearning' ? 'learning' : state] += 1
  return {
    presets: reply.presets,
    day: reply.day,
    secondsPer: reply.secondsPer,
    beyond: {
      new: Math.max(0, reply.counts.new - here.new),
      learning: Math.max(0, reply.counts.learning - here.learning),
      review: Math.max(0, reply.counts.review - here.review),
    },
    deckId,
    by,
    leftOut: reply.leftOut,
    fetchedAt: now,
  }
}

const textOf = (reply: QueueCard) => ({
  id: reply.id,
  noteId: reply.noteId,
  noteType: reply.noteType,
  presetId: reply.presetId,
  competency: reply.competency,
  flag: reply.flag,
  front: reply.front,
  back: reply.back,
  noteVersion: reply.noteVersion,
  mistakenOn: reply.mistakenOn,
  revised: reply.revised,
  ladder: reply.ladder,
  scenario: reply.scenario,
  isAway: false,
})

/** A step within the day comes back without being in the server's queue until its time is near. */
const isOnStepToday = ({ card }: StoredCard): boolean =>
  card.position.due !== null && 'at' in card.position.due

/** Behind everything that has a place, in the order that was. */
const behind = 1_000_000

type Here = { cards: readonly StoredCard[]; rows: readonly OutboxRow[]; history: readonly HistoryRow[] }

/** How the cards on this device change when a queue has come: by id, under the answers still on their way. */
export const mergeQueue = (
  here: Here,
  reply: QueueReply,
  queue: QueueInfo,
  { order, isWhole, startedAt, now }: MergeOptions,
): { put: StoredCard[]; remove: string[] } => {
  const known = new Map(here.cards.map((card) => [card.id, card]))
  const inReply = new Set(reply.cards.map(({ id }) => id))
  // Needed for undo, or by an entry that the server had not seen when it made this queue.
  const needed = new Set([...here.history, ...here.rows].map(({ cardId }) => cardId))
  const last = Math.max(-1, ...here.cards.map(({ place }) => place ?? -1))

  const put = reply.cards.map((server, index): StoredCard => {
    const mine = known.get(server.id)
    if (mine && mine.touchedAt >= startedAt) return { ...mine, ...textOf(server), isAway: mine.isAway }
    const place = order === 'fresh' ? index : (mine?.place ?? last + 1 + index)
    const rows = here.rows.filter(({ cardId }) => cardId === server.id)
    const config = configOf(queue, server.presetId)
    const standing = { card: foldedOf(server), place }
    return {
      ...textOf(server),
      ...(config ? rebase(standing, rows, config, ruleOf(queue)) : standing),
      touchedAt: now,
    }
  })

  const others = here.cards.filter(({ id }) => !inReply.has(id))
  const stays = (card: StoredCard) =>
    needed.has(card.id) || isOnStepToday(card) || card.touchedAt >= startedAt || !isWhole
  if (order === 'fresh')
    for (const card of others)
      if (stays(card) && card.place !== null) put.push({ ...card, place: card.place + behind })
  return { put, remove: others.filter((card) => !stays(card)).map(({ id }) => id) }
}
