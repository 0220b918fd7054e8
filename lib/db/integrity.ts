import type { Rollup } from '@/lib/core/stats/rollup-sums'
import type { PresetConfig } from '@/lib/core/preset'
import type { DayRule } from '@/lib/core/study-day'
import type { FoldedCard } from '@/lib/core/card'
import { cardOfJson, foldColumns, type CardJson, type CardRow } from './card-rows'
import type { WeightsBook } from '@/lib/core/stats/facts'
import { rollupVersion } from '@/lib/core/stats/rollup'
import { presetsNamed, type FoldedUnder } from './card-days'
import { database, prepared, type Run } from './database'
import { entryOfJson, voidedBySql, type EntryJson, type EntryRow } from './entry-rows'
import { changeLearner, ruleOf } from './learner'
import { loadWeights } from './weights'

/** What doctor reads: everything of one learner that can be worked out again. */
export type LearnerAudit = {
  rule: DayRule
  cards: (CardRow & { foldedUnder: FoldedUnder; dueAt: number | null })[]
  logs: Map<string, EntryRow[]>
  book: WeightsBook
  rollups: Rollup[]
}

/** The ids of all learners, a page at a time. */
export const findLearnerIds = async (after: string | null, limit: number): Promise<string[]> =>
  (
    await database().prisma.learner.findMany({
      where: after ? { userId: { gt: after } } : {},
      orderBy: { userId: 'asc' },
      take: limit,
      select: { userId: true },
    })
  ).map(({ userId }) => userId)

/** Learners whose rollups were counted before the newest measures were, a page at a time. */
export const findOutdated = async (after: string | null, limit: number): Promise<string[]> =>
  (
    await database().prisma.learner.findMany({
      where: { rollupVersion: { lt: rollupVersion }, ...(after ? { userId: { gt: after } } : {}) },
      orderBy: { userId: 'asc' },
      take: limit,
      select: { userId: true },
    })
  ).map(({ userId }) => userId)

/** Reads all of it in one snapshot, so that a learner at work is not mistaken for a broken one. */
export const auditLearner = async (userId: string): Promise<LearnerAudit | null> => {
  const client = await database().pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const rule = (
      await client.query<DayRule>(
        `select time_zone as "timeZone", day_start_hour as "dayStartHour" from learner where user_id = $1`,
        [userId],
      )
    ).rows[0]
    if (!rule) return null
    type CardAudit = { card: CardJson; presetId: string; config: PresetConfig }
    const cards = await client.query<CardAudit>(
      `select to_jsonb(c) as card, coalesce(f.preset_id, p.id)::text as "presetId", coalesce(f.config, r.config) as config
       from card c join deck d on d.user_id = $1 and d.id = c.deck_id
       join preset p on p.user_id = $1 and p.id = d.preset_id
       join preset_revision r on r.user_id = $1 and r.preset_id = p.id and r.revision = p.revision
       left join preset_revision f on f.user_id = $1 and f.preset_id = c.preset_id and f.revision = c.preset_revision
       where c.user_id = $1`,
      [userId],
    )
    const entries = await client.query<{ entry: EntryJson }>(
      `select to_jsonb(e) || jsonb_build_object('voided_by', ${voidedBySql}) as entry
       from review_entry e where e.user_id = $1 and e.card_id is not null`,
      [userId],
    )
    const rollups = await client.query<{
      studyDay: number
      deckId: string
      competency: string
      measures: string[]
    }>(
      `select study_day as "studyDay", deck_id::text as "deckId", competency, measures from day_rollup where user_id = $1`,
      [userId],
    )
    const logs = new Map<string, EntryRow[]>()
    for (const { entry } of entries.rows) {
      const row = entryOfJson(entry)
      const log = logs.get(row.cardId)
      if (log) log.push(row)
      else logs.set(row.cardId, [row])
    }
    const presetIds = presetsNamed(
      logs.values(),
      cards.rows.map(({ presetId }) => presetId),
    )
    const run: Run = async (name, text, values) => (await client.query({ name, text, values })).rows
    const book = await loadWeights(
      userId,
      presetIds.map((presetId) => ({ presetId, revision: null })),
      run,
    )
    return {
      rule,
      cards: cards.rows.map(({ card, presetId, config }) => ({
        ...cardOfJson(card),
        foldedUnder: { presetId, config },
        dueAt: card.due_at === null ? null : Date.parse(card.due_at as string),
      })),
      logs,
      book,
      rollups: rollups.rows.map((row) => ({ ...row, measures: row.measures.map(Number) })),
    }
  } finally {
    await client.query('rollback').catch(() => {})
    client.release()
  }
}

/** Faults that the tables themselves show, across all learners. */
export const findTableFaults = async (): Promise<string[]> => {
  const faults: string[] = []
  const count = async (what: string, sql: string) => {
    const [row] = await prepared<{ count: number }>(`fault ${what}`, sql, [])
    if (row && row.count > 0) faults.push(`${row.count} ${what}`)
  }
  await count(
    'accounts without a learner',
    `select count(*)::integer as count from account a left join learner l on l.user_id = a.id where l.user_id is null`,
  )
  await count(
    'learners without an account',
    `select count(*)::integer as count from learner l left join account a on a.id = l.user_id where a.id is null`,
  )
  await count(
    'sessions of closed accounts that still count',
    `select count(*)::integer as count from session s join account a on a.id = s.account_id where a.deleted_at is not null and s.revoked_at is null`,
  )
  await count(
    'cards of a live note in a deck that is gone',
    `select count(*)::integer as count from card c join deck d on d.user_id = c.user_id and d.id = c.deck_id where c.deleted_at is null and d.deleted_at is not null`,
  )
  await count(
    'cards of a note that is gone',
    `select count(*)::integer as count from card c join note n on n.user_id = c.user_id and n.id = c.note_id where c.deleted_at is null and n.deleted_at is not null`,
  )
  await count(
    'library notes of learners that the library does not have',
    `select count(*)::integer as count from note n left join library_note l on l.id = n.library_id where n.library_id is not null and l.id is null`,
  )
  return faults
}

/** A long log takes its time to be folded and counted, and its learner waits for it meanwhile. */
const longestMs = 600_000

/**
 * Puts the fold back into a learner's cards and rollups. `mend` sees the rows as they are while nobody else can change
 * them, and says what they should be.
 */
export const repairLearner = (
  userId: string,
  mend: (audit: LearnerAudit) => {
    cards: { id: string; folded: FoldedCard }[]
    rollups: LearnerAudit['rollups']
  },
): Promise<void> =>
  changeLearner(
    userId,
    async (tx, learner) => {
      const audit = await auditLearner(userId)
      if (!audit) return
      const { cards, rollups } = mend(audit)
      const rule = ruleOf(learner)
      for (const { id, folded } of cards) {
        const {
          due_at,
          due_day,
          interval_days,
          last_reviewed_at,
          last_study_day,
          last_entry_at,
          last_entry_id,
          ...same
        } = foldColumns(folded, rule)
        await tx.card.update({
          where: { userId_id: { userId, id } },
          data: {
            ...same,
            dueAt: due_at,
            dueDay: due_day,
            intervalDays: interval_days,
            lastReviewedAt: last_reviewed_at,
            lastStudyDay: last_study_day,
            lastEntryAt: last_entry_at,
            lastEntryId: last_entry_id,
            changeSeq: learner.changeSeq,
          },
        })
      }
      await tx.dayRollup.deleteMany({ where: { userId } })
      await tx.dayRollup.createMany({
        data: rollups.map((row) => ({
          ...row,
          userId,
          measures: row.measures.map((value) => BigInt(value)),
        })),
      })
      await tx.learner.update({ where: { userId }, data: { rollupVersion } })
    },
    longestMs,
  )
