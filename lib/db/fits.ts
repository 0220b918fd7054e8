import type { FitEntry } from '@/lib/core/fit/targets'
import { defaultWeights, type PresetConfig } from '@/lib/core/preset'
import { allAnswers } from '@/lib/core/stats/day-sums'
import { measureNames } from '@/lib/core/stats/rollup'
import { database } from './database'
import type { Prisma } from './generated/client'
import { changeLearner } from './learner'
import { voidedBySql } from './entry-rows'

export type FitRow = Prisma.ParameterFitGetPayload<object>
export type FitState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

/** The learner's fits and sets, the latest first. */
export const listFits = (userId: string): Promise<FitRow[]> =>
  database().prisma.parameterFit.findMany({
    where: { userId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 200,
  })

export const findFit = (userId: string, id: string): Promise<FitRow | null> =>
  database().prisma.parameterFit.findUnique({ where: { userId_id: { userId, id } } })

/** Puts a fit in line, unless one of the learner's is there already; whichever it is. */
export const queueFit = (userId: string, id: string, createdAt: Date): Promise<FitRow> =>
  changeLearner(userId, async (tx) => {
    const present = await tx.parameterFit.findFirst({
      where: { userId, state: { in: ['queued', 'running'] } },
    })
    return present ?? tx.parameterFit.create({ data: { userId, id, state: 'queued', createdAt } })
  })

/** Ends a fit that is not over yet; false when it is, or is not the learner's. */
export const cancelFit = async (userId: string, id: string, endedAt: Date): Promise<boolean> =>
  (
    await database().prisma.parameterFit.updateMany({
      where: { userId, id, state: { in: ['queued', 'running'] } },
      data: { state: 'cancelled', endedAt, reason: 'It was stopped.' },
    })
  ).count === 1

/** Any constant will do; every process of one database has to use the same. */
const fitLock = 20_261_126

/** Runs the work while no other process fits; false, with nothing done, when one does. */
export const withFitLock = async (work: () => Promise<void>): Promise<boolean> => {
  const client = await database().pool.connect()
  try {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [fitLock])
    if (!rows[0]?.got) return false
    try {
      await work()
      return true
    } finally {
      await client.query('select pg_advisory_unlock($1)', [fitLock])
    }
  } finally {
    client.release()
  }
}

/** Whether any learner's fit waits or was left while it ran. */
export const hasWaitingFit = async (): Promise<boolean> =>
  (
    await database().pool.query(
      `select 1 from parameter_fit where state in ('queued', 'running') order by created_at limit 1`,
    )
  ).rows.length > 0

/** Takes the longest waiting fit of all learners. Those left while they ran are over: they would only fail again. */
export const takeFit = async (now: Date): Promise<{ userId: string; id: string } | null> => {
  const { pool } = database()
  await pool.query(
    `update parameter_fit set state = 'failed', ended_at = $1, reason = 'It was interrupted. Start it again.'
     where state = 'running'`,
    [now],
  )
  const { rows } = await pool.query<{ userId: string; id: string }>(
    `update parameter_fit f set state = 'running' from (
       select user_id, id from parameter_fit where state = 'queued' order by created_at limit 1) next
     where f.user_id = next.user_id and f.id = next.id and f.state = 'queued'
     returning f.user_id::text as "userId", f.id::text as id`,
  )
  return rows[0] ?? null
}

/** Notes how far a fit is; false when it no longer runs. */
export const noteProgress = async (userId: string, id: string, progress: number): Promise<boolean> =>
  (
    await database().prisma.parameterFit.updateMany({
      where: { userId, id, state: 'running' },
      data: { progress },
    })
  ).count === 1

export type FitResult = Partial<
  Pick<
    FitRow,
    | 'weights'
    | 'firstAt'
    | 'lastAt'
    | 'targets'
    | 'logLossBefore'
    | 'logLossAfter'
    | 'predictedBefore'
    | 'predictedAfter'
    | 'observed'
  > & { recalibration: object }
> & { state: FitState; reason: string; endedAt: Date }

/** Notes what a fit found while it still runs; false when it was cancelled. */
export const keepResult = async (
  userId: string,
  id: string,
  found: Omit<FitResult, 'state' | 'endedAt'>,
): Promise<boolean> =>
  (
    await database().prisma.parameterFit.updateMany({
      where: { userId, id, state: 'running' },
      data: { ...found, progress: 0.99 },
    })
  ).count === 1

/** Ends a fit that runs; one that was cancelled meanwhile stays so. */
export const endFit = async (userId: string, id: string, result: FitResult): Promise<boolean> =>
  (
    await database().prisma.parameterFit.updateMany({
      where: { userId, id, state: 'running' },
      data: { ...result, progress: 1 },
    })
  ).count === 1

const logSql = `
select e.card_id::text as "cardId", e.id::text as id, e.kind, e.rating,
  (extract(epoch from e.reviewed_at) * 1000)::float8 as "reviewedAt", e.study_day as "studyDay"
from review_entry e
where e.user_id = $1 and e.kind in ('answer', 'reset', 'anchor') and e.card_id is not null and ${voidedBySql} is null
order by e.card_id, e.reviewed_at, e.id`

/** The learner's live answers, resets and anchors, card by card in the order of their folds. Reads the log: for fits alone. */
export const loadFitEntries = async (userId: string): Promise<FitEntry[]> =>
  (await database().pool.query<FitEntry>(logSql, [userId])).rows

/** The weights of the default preset, and its relearning steps. */
export const findPresentConfig = async (
  userId: string,
): Promise<Pick<PresetConfig, 'weights' | 'relearningSteps'>> => {
  const { rows } = await database().pool.query<{ config: PresetConfig }>(
    `select r.config from preset p
     join preset_revision r on r.user_id = p.user_id and r.preset_id = p.id and r.revision = p.revision
     where p.user_id = $1 and p.is_default`,
    [userId],
  )
  return rows[0]?.config ?? { weights: defaultWeights, relearningSteps: [600] }
}

const sameWeights = (a: readonly number[], b: readonly number[]) =>
  a.every((weight, index) => weight === b[index])

/**
 * Brings a set into use: every preset gets a revision with its weights. What was in use before is kept as a set too, so
 * that there is a way back. Due dates stay as they were told.
 * @param keptId the id under which weights are kept that no set has
 * @param expected for a fit that runs: what it was compared with, without which it is not brought into use
 * @returns false when there is no such set
 */
export const applyWeights = (
  userId: string,
  id: string,
  keptId: string,
  keptReason: string,
  expected: readonly number[] | null = null,
): Promise<boolean> =>
  changeLearner(userId, async (tx) => {
    const state = expected ? 'running' : 'done'
    const set = await tx.parameterFit.findFirst({ where: { userId, id, state } })
    if (!set || set.weights.length === 0) return false
    // The clock is read while the learner is held: no answer given before it can still come to be stored in between.
    const now = new Date()
    const presets = await tx.preset.findMany({
      where: { userId, deletedAt: null },
      orderBy: { isDefault: 'desc' },
    })
    for (const preset of presets) {
      const revision = await tx.presetRevision.findUniqueOrThrow({
        where: { userId_presetId_revision: { userId, presetId: preset.id, revision: preset.revision } },
      })
      const config = revision.config as unknown as PresetConfig
      if (preset.isDefault && expected && !sameWeights(config.weights, expected)) return false
      if (sameWeights(config.weights, set.weights)) continue
      if (preset.isDefault) {
        const known = await tx.parameterFit.findMany({ where: { userId, state: 'done' } })
        if (!known.some(({ weights }) => weights.length > 0 && sameWeights(weights, config.weights)))
          await tx.parameterFit.create({
            data: {
              ...{ userId, id: keptId, state: 'done', progress: 1, reason: keptReason },
              ...{
                createdAt: revision.createdAt,
                endedAt: revision.createdAt,
                appliedAt: revision.createdAt,
              },
              weights: [...config.weights],
            },
          })
      }
      await tx.presetRevision.create({
        data: {
          ...{ userId, presetId: preset.id, revision: preset.revision + 1, createdAt: now },
          config: { ...config, weights: set.weights } as object,
        },
      })
      await tx.preset.update({
        where: { userId_id: { userId, id: preset.id } },
        data: { revision: preset.revision + 1 },
      })
    }
    await tx.parameterFit.update({ where: { userId_id: { userId, id } }, data: { appliedAt: now } })
    return true
  })

/** The measures that count answers, which stand together. */
const answerPlaces = allAnswers.map((name) => measureNames.indexOf(name) + 1)
const answersOfRow = `r.measures[${Math.min(...answerPlaces)}:${Math.max(...answerPlaces)}]`

const dueSql = `
select l.user_id::text as "userId" from learner l
where exists (select from day_rollup r where r.user_id = l.user_id and r.study_day >= $1::integer)
  and not exists (select from parameter_fit f where f.user_id = l.user_id and f.created_at > $2::timestamptz and f.reason <> $5)
  and (select coalesce(sum(m), 0) from day_rollup r, unnest(${answersOfRow}) m
    where r.user_id = l.user_id and r.study_day >= coalesce(
      (select (extract(epoch from max(f.created_at)) / 86400)::integer from parameter_fit f
        where f.user_id = l.user_id and f.reason <> $5), 0)) >= $3::integer
limit $4::integer`

/**
 * Learners who have answered lately, had no fit begun since a moment, and have given so many answers since their last.
 * Counted from rollups, by whole days.
 * @param kept what marks a set that no fit found
 */
export const findDueLearners = async (
  sinceDay: number,
  begunBefore: Date,
  answers: number,
  kept: string,
): Promise<string[]> =>
  (
    await database().pool.query<{ userId: string }>(dueSql, [sinceDay, begunBefore, answers, 1000, kept])
  ).rows.map(({ userId }) => userId)
