import { changeLabel } from '@/lib/core/change'
import type { StudyDay } from '@/lib/core/study-day'
import { changeMany, findCardIds, manyTimeoutMs, unchanged, type ManyChanged } from './change-many'
import { recordChange, watchRows, type NewChange, type TrackedColumn } from './changes'
import type { Run } from './database'
import { changeLearner, inTx, runIn, type LearnerRow, type Tx } from './learner'

/** What is set by hand on many cards alike. A burial lasts for the study day. */
export type CardSetting =
  | { kind: 'suspend' | 'unsuspend' | 'unbury' }
  | { kind: 'bury'; day: StudyDay }
  | { kind: 'flag'; flag: number }

type Way = { verb: string; columns: TrackedColumn<'card'>[]; differs: string; set: string }

// Taken back by hand, a leech stays in the queue until it lapses into one again.
const ways: Record<CardSetting['kind'], Way> = {
  suspend: {
    verb: 'Suspended',
    columns: ['suspended_by_hand'],
    differs: 'not c.suspended_by_hand',
    set: 'suspended_by_hand = true, suspended = true',
  },
  unsuspend: {
    verb: 'Unsuspended',
    columns: ['suspended_by_hand', 'leech_cleared_entry'],
    differs: 'c.suspended',
    set: 'suspended_by_hand = false, leech_cleared_entry = c.leech_entry, suspended = false',
  },
  bury: {
    verb: 'Buried',
    columns: ['buried_day'],
    differs: 'c.buried_day is distinct from $3::integer',
    set: 'buried_day = $4::integer',
  },
  unbury: {
    verb: 'Unburied',
    columns: ['buried_day'],
    differs: 'c.buried_day is not null',
    set: 'buried_day = null',
  },
  flag: { verb: 'Flagged', columns: ['flag'], differs: 'c.flag <> $3::integer', set: 'flag = $4::integer' },
}

const valuesOf = (setting: CardSetting): number[] =>
  setting.kind === 'bury' ? [setting.day] : setting.kind === 'flag' ? [setting.flag] : []

const verbOf = (setting: CardSetting): string =>
  setting.kind === 'flag' && setting.flag === 0 ? 'Took the flag off' : ways[setting.kind].verb

const setSql = ({ set }: Way) =>
  `update card c set change_seq = $3::bigint, ${set} where c.user_id = $1::uuid and c.id = any($2::uuid[])`

const settle = async (
  tx: Tx,
  learner: LearnerRow,
  noteIds: string[],
  setting: CardSetting,
  change: NewChange,
): Promise<ManyChanged> => {
  const { userId, changeSeq } = learner
  const way = ways[setting.kind]
  const values = valuesOf(setting)
  const condition = `c.deleted_at is null and ${way.differs}`
  const cardIds = await findCardIds(tx, userId, noteIds, condition, values)
  if (cardIds.length === 0) return unchanged
  const watched = await watchRows(tx, userId, 'card', cardIds, way.columns)
  await inTx(tx, setSql(way), [userId, cardIds, changeSeq, ...values])
  const label = changeLabel(verbOf(setting), cardIds.length, 'card')
  const changeId = await recordChange(tx, learner, { ...change, kind: setting.kind, label }, { watched })
  return { notes: 0, cards: cardIds.length, changeId }
}

/**
 * Suspends, buries or flags all cards of some notes, or takes that back, as one change.
 * @param settingOf what to set, once the learner's day is known
 */
export const setCards = (
  userId: string,
  noteIds: readonly string[],
  settingOf: (learner: LearnerRow) => CardSetting,
  change: NewChange,
): Promise<ManyChanged | 'missing'> =>
  changeMany(userId, noteIds, (tx, learner, live) => settle(tx, learner, live, settingOf(learner), change))

/** Writes one log entry for each of the cards, all of one batch, and folds them, inside the transaction. */
export type WriteBatch = (tx: Tx, learner: LearnerRow, cardIds: string[], batchId: string) => Promise<void>

type Logging = { kind: string; verb: string; batchId: string }

const writeAll = async (
  tx: Tx,
  learner: LearnerRow,
  cardIds: string[],
  { kind, verb, batchId }: Logging,
  write: WriteBatch,
  change: NewChange,
): Promise<ManyChanged> => {
  if (cardIds.length === 0) return unchanged
  await write(tx, learner, cardIds, batchId)
  const record = { ...change, kind, label: changeLabel(verb, cardIds.length, 'card') }
  const changeId = await recordChange(tx, learner, record, { batchId })
  return { notes: 0, cards: cardIds.length, changeId }
}

/** Gives the log of all cards of some notes one more entry each, as one change that a void of the batch undoes. */
export const logCards = (
  userId: string,
  noteIds: readonly string[],
  logging: Logging,
  write: WriteBatch,
  change: NewChange,
): Promise<ManyChanged | 'missing'> =>
  changeMany(userId, noteIds, async (tx, learner, live) => {
    const cardIds = await findCardIds(tx, userId, live)
    return writeAll(tx, learner, cardIds, logging, write, change)
  })

/**
 * The same for cards that are chosen once nobody else can change them.
 * @param choose which cards, and what to write
 */
export const logChosenCards = (
  userId: string,
  logging: Logging,
  choose: (learner: LearnerRow, run: Run) => Promise<{ cardIds: string[]; write: WriteBatch }>,
  change: NewChange,
): Promise<ManyChanged> =>
  changeLearner(
    userId,
    async (tx, learner) => {
      const { cardIds, write } = await choose(learner, runIn(tx))
      return writeAll(tx, learner, cardIds, logging, write, change)
    },
    manyTimeoutMs,
  )
