import type { FitEntry } from '@/lib/core/fit/targets'
import { defaultWeights, type PresetConfig } from '@/lib/core/preset'
import { tenths } from '@/lib/core/stats/bins'
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

const targetPlaces = tenths.flatMap((tenth) =>
  ['recalled', 'missed'].map((what) => measureNames.indexOf(`calibration:${tenth}:${what}`) + 1),
)
const targetsSql = `
select coalesce(sum((${targetPlaces.map((place) => `coalesce(r.measures[${place}], 0)`).join(' + ')})::float8), 0) as targets
from day_rollup r where r.user_id = $1`

/** How many targets the learner's day rollups count. */
export const countTargets = async (userId: string): Promise<number> =>
  (await database().pool.query<{ targets: number }>(targetsSql, [userId])).rows[0]!.targets

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
