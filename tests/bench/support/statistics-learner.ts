import { competencies } from '@/lib/core/competency'
import { measureNames } from '@/lib/core/stats/rollup'
import { dayMs, hourMs } from '@/lib/core/study-day'
import { makeCards } from './cards'
import type { BenchLearner } from './learners'
import type { BenchServer } from './server'

/** Cards of each learner, and the study days that the answers are spread over, today the last. */
export const cardCount = 1000
export const dayCount = 365

const topicsSql = `
update card set competency = ($2::text[])[1 + position % cardinality($2::text[])] where user_id = $1`

const logSql = `
insert into review_entry (user_id, id, card_id, kind, reviewed_at, offset_minutes, day_start_hour, study_day, received_at,
  sent_hash, duration_ms, rating, promise_state, promise_due_at, promise_due_day)
select c.user_id, md5('stat' || c.id || n)::uuid, c.id, 'answer', at, 0, 4, day, at,
  md5('sent' || c.id || n)::uuid, 4000, 'good', 'review', at + interval '21 days', day + 21
from card c, generate_series(1, $2::integer) as n,
  lateral (select $3::integer - (n + c.position) % ${dayCount} as day) as d,
  lateral (select to_timestamp(day::bigint * 86400 + 64800) as at) as moment
where c.user_id = $1`

const rollupsSql = `
insert into day_rollup (user_id, study_day, deck_id, competency, measures)
select $1::uuid, r.study_day, $2::uuid, r.competency, r.measures
from jsonb_to_recordset($3::jsonb) as r (study_day integer, competency text, measures bigint[])`

/** What so many answers of a day add to its row, all alike: recalled, mature, four seconds each. */
const measuresOf = (answers: number): number[] => {
  const amounts: Record<string, number> = {
    reviewCards: answers,
    'mature:good': answers,
    'mature:ms': answers * 4000,
    'retention:mature:recalled': answers,
    'hour:18:recalled': answers,
    'calibration:9:recalled': answers,
    'calibration:9:predicted': answers * 0.93e9,
    'wait:5:recalled': answers,
    'wait:5:predicted': answers * 0.93e9,
    'confidence:75:right': answers,
  }
  return measureNames.map((name) => amounts[name] ?? 0)
}

/**
 * Gives a learner a thousand cards of all topics, so many answers to each, and the rows of their days. Each card's answers
 * go through the days one by one, so that every day has as many.
 */
export const makeStudied = async (
  server: BenchServer,
  learner: BenchLearner,
  answersEach: number,
): Promise<void> => {
  const today = Math.floor((Date.now() - 4 * hourMs) / dayMs)
  await makeCards(server, learner, { due: 100, later: cardCount - 100, fresh: 0 })
  await server.sql.query(topicsSql, [learner.userId, competencies])
  await server.sql.query(logSql, [learner.userId, answersEach, today])
  const { rows } = await server.sql.query<{ day: number; competency: string; answers: number }>(
    `select e.study_day as day, c.competency, count(*)::integer as answers from review_entry e
     join card c on c.user_id = e.user_id and c.id = e.card_id where e.user_id = $1 group by 1, 2`,
    [learner.userId],
  )
  const days = rows.map(({ day, competency, answers }) => ({
    ...{ study_day: day, competency },
    measures: measuresOf(answers),
  }))
  await server.sql.query(rollupsSql, [learner.userId, learner.deckId, JSON.stringify(days)])
}
