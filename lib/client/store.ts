import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb'
import type { AttentionRow, HistoryRow, Me, OutboxRow, QueueInfo, StoredCard } from './stored'

interface Schema extends DBSchema {
  outbox: { key: number; value: OutboxRow; indexes: { byId: string; byCard: string } }
  attention: { key: string; value: AttentionRow }
  cards: { key: string; value: StoredCard }
  history: { key: number; value: HistoryRow }
  meta: { key: string; value: QueueInfo | Me | number }
}

/** A row before the database has given it its place in the order. */
type New<Row extends { seq: number }> = Omit<Row, 'seq'>

/** Everything of one sitting that is on this device. */
export type Kept = {
  cards: StoredCard[]
  history: HistoryRow[]
  queue: QueueInfo | null
  me: Me | null
  /** When the learner stopped at the summary; null while the sitting goes on. */
  endedAt: number | null
}

const nameOf = (userId: string) => `crossover-${userId}`

/** IndexedDB numbers rows itself where the key is left out. */
const unnumbered = <Row extends { seq: number }>(row: New<Row>) => row as Row

/** An answer is gone from the screen at once, so it must be on the disk, not in a buffer. */
const strict = { durability: 'strict' } as const

const open = (userId: string): Promise<IDBPDatabase<Schema>> =>
  openDB<Schema>(nameOf(userId), 1, {
    upgrade(db) {
      const outbox = db.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true })
      outbox.createIndex('byId', 'id', { unique: true })
      outbox.createIndex('byCard', 'cardId')
      db.createObjectStore('attention', { keyPath: 'id' })
      db.createObjectStore('cards', { keyPath: 'id' })
      db.createObjectStore('history', { keyPath: 'seq', autoIncrement: true })
      db.createObjectStore('meta')
    },
    // Another tab brings a newer version: let it, and work on from a reload.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase | null)?.close(),
  })

type Transaction = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>

/** What a reply of the server changes: entries that are settled, and those that need attention. */
export type Settlement = { removed: readonly string[]; attention: readonly AttentionRow[] }

/** Rewrites a card once entries are settled; `rows` are those of the card still on their way. */
export type Rewrite = { cardId: string; to: (card: StoredCard, rows: OutboxRow[]) => StoredCard }

const countWaiting = (rows: readonly OutboxRow[]): number => {
  const here = new Set(rows.map(({ id }) => id))
  const undone = rows.filter(({ entry }) => entry.kind === 'void' && entry.entryId && here.has(entry.entryId))
  return rows.length - 2 * undone.length
}

/** The part of IndexedDB that belongs to one learner. Each method is one transaction. */
export const openStore = async (userId: string) => {
  const db = await open(userId)

  const removeEntries = async (tx: Transaction, ids: readonly string[]) => {
    const outbox = tx.objectStore('outbox')
    for (const id of ids) {
      const seq = await outbox.index('byId').getKey(id)
      if (seq !== undefined) await outbox.delete(seq)
    }
  }

  return {
    userId,

    /** An answer: entry, card and history together, or none of them. */
    async putAnswer(row: New<OutboxRow>, card: StoredCard, past: New<HistoryRow>): Promise<HistoryRow> {
      const tx = db.transaction(['outbox', 'cards', 'history'], 'readwrite', strict)
      const writes = Promise.all([
        tx.objectStore('history').add(unnumbered(past)),
        tx.objectStore('outbox').add(unnumbered(row)),
        tx.objectStore('cards').put(card),
        tx.done,
      ])
      tx.commit()
      const [seq] = await writes
      return { ...past, seq }
    },

    /** An undo: the void goes out, the card and the history go back. */
    async putUndo(row: New<OutboxRow>, card: StoredCard | null, seq: number): Promise<void> {
      const tx = db.transaction(['outbox', 'cards', 'history'], 'readwrite', strict)
      const writes = Promise.all([
        tx.objectStore('outbox').add(unnumbered(row)),
        card && tx.objectStore('cards').put(card),
        tx.objectStore('history').delete(seq),
        tx.done,
      ])
      tx.commit()
      await writes
    },

    /** The oldest entries that wait, in the order made. */
    pending: (limit?: number): Promise<OutboxRow[]> => db.getAll('outbox', null, limit),
    /** Answers on their way, and undos of answers that have gone; an answer undone before it went waits no more. */
    countPending: async (): Promise<number> => countWaiting(await db.getAll('outbox')),
    attention: (): Promise<AttentionRow[]> => db.getAll('attention'),

    /** Takes settled entries out, and rewrites their cards under the same lock, so that no answer slips between. */
    async settle({ removed, attention }: Settlement, rewrites: readonly Rewrite[]): Promise<void> {
      const tx = db.transaction(['outbox', 'attention', 'cards'], 'readwrite') as unknown as Transaction
      await removeEntries(tx, removed)
      for (const one of attention) await tx.objectStore('attention').put(one)
      for (const { cardId, to } of rewrites) {
        const card = await tx.objectStore('cards').get(cardId)
        if (!card) continue
        await tx
          .objectStore('cards')
          .put(to(card, await tx.objectStore('outbox').index('byCard').getAll(cardId)))
      }
      await tx.done
    },

    /** An answer of this sitting that is no more; the row it had, if it had one. */
    async forgetAnswer(entryId: string): Promise<HistoryRow | null> {
      const tx = db.transaction('history', 'readwrite')
      const row = (await tx.store.getAll()).find((one) => one.entryId === entryId) ?? null
      if (row) await tx.store.delete(row.seq)
      await tx.done
      return row
    },

    /** Puts entries that were not taken back into the outbox, to be sent once more. */
    async retryAttention(): Promise<void> {
      const tx = db.transaction(['outbox', 'attention'], 'readwrite', strict)
      for (const { id, entry } of await tx.objectStore('attention').getAll()) {
        const cardId = 'cardId' in entry ? (entry.cardId ?? '') : ''
        if ((await tx.objectStore('outbox').index('byId').getKey(id)) === undefined)
          await tx.objectStore('outbox').add(unnumbered<OutboxRow>({ id, cardId, entry, restores: null }))
      }
      await tx.objectStore('attention').clear()
      await tx.done
    },

    /** Changes the cards of the queue by a rule that sees all that is here. */
    async updateCards(
      change: (kept: { cards: StoredCard[]; rows: OutboxRow[]; history: HistoryRow[] }) => {
        put: StoredCard[]
        remove: string[]
      },
      queue: QueueInfo | null = null,
    ): Promise<void> {
      const tx = db.transaction(['outbox', 'cards', 'history', 'meta'], 'readwrite')
      const [cards, rows, history] = await Promise.all([
        tx.objectStore('cards').getAll(),
        tx.objectStore('outbox').getAll(),
        tx.objectStore('history').getAll(),
      ])
      const { put, remove } = change({ cards, rows, history })
      await Promise.all([
        ...put.map((card) => tx.objectStore('cards').put(card)),
        ...remove.map((id) => tx.objectStore('cards').delete(id)),
        queue && tx.objectStore('meta').put(queue, 'queue'),
        tx.done,
      ])
    },

    async load(): Promise<Kept> {
      const tx = db.transaction(['cards', 'history', 'meta'])
      const [cards, history, queue, me, endedAt] = await Promise.all([
        tx.objectStore('cards').getAll(),
        tx.objectStore('history').getAll(),
        tx.objectStore('meta').get('queue'),
        tx.objectStore('meta').get('me'),
        tx.objectStore('meta').get('endedAt'),
      ])
      return {
        cards,
        history,
        queue: (queue as QueueInfo | undefined) ?? null,
        me: (me as Me | undefined) ?? null,
        endedAt: (endedAt as number | undefined) ?? null,
      }
    },

    history: (): Promise<HistoryRow[]> => db.getAll('history'),
    queue: async () => ((await db.get('meta', 'queue')) as QueueInfo | undefined) ?? null,

    async cardsById(ids: readonly string[]): Promise<StoredCard[]> {
      const tx = db.transaction('cards')
      const cards = await Promise.all(ids.map((id) => tx.store.get(id)))
      return cards.filter((card) => card !== undefined)
    },

    /** A new sitting has no past of its own. Entries on their way stay. */
    async forgetSitting(): Promise<void> {
      const tx = db.transaction(['history', 'meta'], 'readwrite')
      await Promise.all([
        tx.objectStore('history').clear(),
        tx.objectStore('meta').delete('endedAt'),
        tx.done,
      ])
    },

    /** Another day or another deck: the cards of the last one are no use. */
    async forgetCards(): Promise<void> {
      await db.clear('cards')
    },

    putMe: (me: Me) => db.put('meta', me, 'me'),
    endSitting: (at: number) => db.put('meta', at, 'endedAt'),
    close: () => db.close(),
  }
}

export type Store = Awaited<ReturnType<typeof openStore>>
