import { defaultWeights } from '@/lib/core/preset'
import { isSameWeights, type WeightsSince } from '@/lib/core/schedule/predict'
import type { WeightsBook } from '@/lib/core/stats/facts'
import { planned, type Run } from './database'

/** A preset whose weights are wanted; null for the revision where any may have been made since. */
export type WantedPreset = { presetId: string; revision: number | null }

// Most revisions change something else: only those that brought other weights are read.
const weightsSql = `
select r.preset_id::text as "presetId", r.last, (extract(epoch from r.created_at) * 1000)::float8 as "from", r.weights
from (
  select preset_id, revision, created_at, config -> 'weights' as weights, max(revision) over (partition by preset_id) as last,
    lag(config -> 'weights') over (partition by preset_id order by revision) as before
  from preset_revision where user_id = $1::uuid and preset_id = any($2::uuid[])) r
where r.before is distinct from r.weights order by r.preset_id, r.revision`

type Row = { presetId: string; last: number; from: number; weights: number[] }

const remembered = new Map<string, { revision: number; since: WeightsSince }>()
const mostRemembered = 2000

const intern = (weights: readonly number[]): readonly number[] =>
  isSameWeights(weights, defaultWeights) ? defaultWeights : weights

const remember = (rows: readonly Row[]): void => {
  if (remembered.size >= mostRemembered) remembered.clear()
  const byPreset = new Map<string, Row[]>()
  for (const row of rows) byPreset.set(row.presetId, [...(byPreset.get(row.presetId) ?? []), row])
  for (const [presetId, list] of byPreset)
    remembered.set(presetId, {
      revision: list[0]!.last,
      since: list.map(({ from, weights }) => ({ from, weights: intern(weights) })),
    })
}

const isKnown = ({ presetId, revision }: WantedPreset): boolean =>
  revision !== null && (remembered.get(presetId)?.revision ?? 0) >= revision

/** The weights of some presets by when they came into force: remembered, since a revision never changes. */
export const loadWeights = async (
  userId: string,
  wanted: readonly WantedPreset[],
  run: Run = planned,
): Promise<WeightsBook> => {
  const missing = new Set(wanted.filter((preset) => !isKnown(preset)).map(({ presetId }) => presetId))
  if (missing.size > 0) remember(await run<Row>('load-weights', weightsSql, [userId, [...missing]]))
  return new Map(wanted.map(({ presetId }) => [presetId, remembered.get(presetId)?.since ?? []]))
}
