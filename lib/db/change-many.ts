import { changeLearner, inTx, type LearnerRow, type Tx } from './learner'

/** A change of a hundred thousand notes is one transaction, and may take so long. */
export const manyTimeoutMs = 120_000

/** What became of many notes at once: how many notes and cards are now other than they were. */
export type ManyChanged = { notes: number; cards: number; changeId: string | null }

export const unchanged: ManyChanged = { notes: 0, cards: 0, changeId: null }

const liveSql = `
select n.id::text as id from note n
where n.user_id = $1::uuid and n.id = any($2::uuid[]) and n.deleted_at is null`

/** Runs a change over those of the notes that are the learner's and still there; 'missing' when none is. */
export const changeMany = <T>(
  userId: string,
  noteIds: readonly string[],
  work: (tx: Tx, learner: LearnerRow, noteIds: string[]) => Promise<T>,
): Promise<T | 'missing'> =>
  changeLearner(
    userId,
    async (tx, learner) => {
      const live = (await inTx<{ id: string }>(tx, liveSql, [userId, noteIds])).map(({ id }) => id)
      return live.length === 0 ? 'missing' : work(tx, learner, live)
    },
    manyTimeoutMs,
  )

/** Ids of the cards of some notes, deleted cards left out unless the condition says otherwise. */
export const findCardIds = async (
  tx: Tx,
  userId: string,
  noteIds: readonly string[],
  condition = 'c.deleted_at is null',
  values: unknown[] = [],
): Promise<string[]> =>
  (
    await inTx<{ id: string }>(
      tx,
      `select c.id::text as id from card c where c.user_id = $1::uuid and c.note_id = any($2::uuid[]) and ${condition}`,
      [userId, noteIds, ...values],
    )
  ).map(({ id }) => id)
