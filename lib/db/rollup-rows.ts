import type { Rollup } from '@/lib/core/stats/rollup-sums'

/**
 * Adds to rollup rows, element by element. Rows come sorted by key, so that two batches lock them in one order.
 * `source` is an expression over jsonb as `rollupsJson` writes it.
 */
export const addRollupsSql = (source: string, gate: string): string => `
  insert into day_rollup as d (user_id, study_day, deck_id, competency, measures)
  select $1::uuid, r.study_day, r.deck_id, r.competency, r.measures
  from jsonb_to_recordset(${source}) as r (study_day integer, deck_id uuid, competency text, measures bigint[]) ${gate}
  order by r.study_day, r.deck_id, r.competency
  on conflict (user_id, study_day, deck_id, competency) do update set measures = (
    select array_agg(coalesce(a, 0) + coalesce(b, 0) order by i)
    from unnest(d.measures, excluded.measures) with ordinality as t (a, b, i))`

/** Rollups by the names of their columns. */
export const rollupsJson = (rollups: readonly Rollup[]): string =>
  JSON.stringify(
    rollups.map(({ studyDay, deckId, competency, measures }) => ({
      study_day: studyDay,
      deck_id: deckId,
      competency,
      measures,
    })),
  )
