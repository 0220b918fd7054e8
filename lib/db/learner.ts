import type { Prisma } from './generated/client'
import type { ShortcutKeys } from '@/lib/core/shortcuts'
import type { DayRange } from '@/lib/core/queue/rest'
import { firstInstantOf, type DayRule } from '@/lib/core/study-day'
import { database, type Run } from './database'

export type Tx = Prisma.TransactionClient
export type LearnerRow = Prisma.LearnerGetPayload<object>

/** The learner, or null when the account has none. */
export const findLearner = (userId: string): Promise<LearnerRow | null> =>
  database().prisma.learner.findUnique({ where: { userId } })

/** The day rule of a learner row. */
export const ruleOf = (learner: LearnerRow): DayRule => ({
  timeZone: learner.timeZone,
  dayStartHour: learner.dayStartHour,
})

/** The pool lets a statement run for so long (database.ts); a change that may take longer says so. */
const usualTimeoutMs = 30_000

/**
 * Lets a change take longer. The keys of many notes go into the index of the search in large pieces, which takes half the
 * time; while they wait for one, a search reads through them.
 */
const allowLong = (tx: Tx, timeoutMs: number) => tx.$queryRaw`
  select set_config('statement_timeout', ${String(timeoutMs)}, true),
    set_config('gin_pending_list_limit', '16MB', true), set_config('work_mem', '64MB', true)`

/**
 * Puts the keys that still wait into the index, or its parts, or whoever writes the next note would do it. The change
 * stands already, so it is let be where it fails: the database does it by itself within minutes.
 */
const settleKeys = () =>
  database()
    .pool.query(
      `select gin_clean_pending_list(c.oid) from pg_class c
       where c.relkind = 'i' and (c.oid = to_regclass('note_search_idx')
         or c.oid in (select relid from pg_partition_tree('note_search_idx')))`,
    )
    .catch(() => undefined)

/**
 * Runs a change of one learner's rows: locks the learner and moves the change counter first, so that changes take turns
 * and a review batch loaded before starts over. `null` when there is no such learner.
 */
export const changeLearner = async <T>(
  userId: string,
  change: (tx: Tx, learner: LearnerRow) => Promise<T>,
  timeoutMs = usualTimeoutMs,
): Promise<T> => {
  const isLong = timeoutMs > usualTimeoutMs
  const result = await database().prisma.$transaction(
    async (tx) => {
      if (isLong) await allowLong(tx, timeoutMs)
      const learner = await tx.learner.update({ where: { userId }, data: { changeSeq: { increment: 1 } } })
      return change(tx, learner)
    },
    { timeout: timeoutMs, maxWait: 10_000 },
  )
  if (isLong) await settleKeys()
  return result
}

/** A fixed statement inside a transaction; its values are bound, never written into it. */
export const inTx = <Row>(tx: Tx, sql: string, values: unknown[]): Promise<Row[]> =>
  // eslint-disable-next-line no-restricted-syntax -- the one door: every caller passes a constant
  tx.$queryRawUnsafe<Row[]>(sql, ...values)

/** The same as a `Run`, for loads and writes that serve inside a transaction and outside. */
export const runIn =
  (tx: Tx): Run =>
  <Row>(_name: string, sql: string, values: unknown[]) =>
    inTx<Row>(tx, sql, values)

export type LearnerSettings = Partial<
  Pick<
    LearnerRow,
    | 'timeZone'
    | 'dayStartHour'
    | 'interviewDay'
    | 'interviewLevel'
    | 'followPlan'
    | 'minutesPerDay'
    | 'easyDays'
    | 'worksOn'
    | 'backlog'
    | 'buttons'
    | 'showIntervals'
    | 'interviewMode'
    | 'shortcuts'
  > & { shortcutKeys: ShortcutKeys; competencyWeights: Record<string, number>; daysOff: DayRange[] }
>

/** What was due on a day stays due on that day: its first instant is reckoned anew, in one statement. */
const rewriteDues = async (tx: Tx, userId: string, rule: DayRule): Promise<void> => {
  const days = await tx.card.findMany({
    where: { userId, dueDay: { not: null } },
    distinct: ['dueDay'],
    select: { dueDay: true },
  })
  if (days.length === 0) return
  const dueDays = days.map(({ dueDay }) => dueDay!)
  const instants = dueDays.map((day) => new Date(firstInstantOf(day, rule)).toISOString())
  await tx.$executeRaw`
    update card c set due_at = d.at from unnest(${dueDays}::integer[], ${instants}::timestamptz[]) as d (day, at)
    where c.user_id = ${userId}::uuid and c.due_day = d.day`
}

/** Changes settings and the account's name; a change of zone or day start moves no day, only instants. */
export const updateLearner = (
  userId: string,
  settings: LearnerSettings,
  name: string | undefined,
): Promise<void> =>
  changeLearner(userId, async (tx, before) => {
    const after = await tx.learner.update({ where: { userId }, data: settings })
    if (name !== undefined) await tx.account.update({ where: { id: userId }, data: { name } })
    if (after.timeZone !== before.timeZone || after.dayStartHour !== before.dayStartHour)
      await rewriteDues(tx, userId, ruleOf(after))
  })

/** The learner with address and name, and whether there is a password to ask for. */
export const findMe = async (userId: string) => {
  const { prisma } = database()
  const [learner, account] = await Promise.all([
    prisma.learner.findUnique({ where: { userId } }),
    prisma.account.findUnique({
      where: { id: userId },
      select: { email: true, name: true, passwordHash: true },
    }),
  ])
  if (!learner || !account) return null
  const { email, name, passwordHash } = account
  return { ...learner, email, name, hasPassword: passwordHash !== null }
}
