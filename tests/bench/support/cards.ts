import { dayMs, hourMs } from '@/lib/core/study-day'
import type { BenchLearner } from './learners'
import type { BenchServer } from './server'

/** How many cards of each kind a learner is to have. Reviews that are not due come within the next 365 days. */
export type CardCounts = { due: number; later: number; fresh: number }

/** Ids rise with time, as those of real notes and cards do. */
const idSql = (kind: string): string => `(
  substr(lpad(to_hex($4::bigint + n), 12, '0'), 1, 8) || '-' || substr(lpad(to_hex($4::bigint + n), 12, '0'), 9) ||
  '-7' || substr(md5('${kind}' || $1 || n), 1, 3) || '-8' || substr(md5('${kind}' || $1 || n), 4, 3) ||
  '-' || substr(md5('${kind}' || $1 || n), 7, 12))::uuid`

const notesSql = `
insert into note (user_id, id, deck_id, note_type, fields, rendered, title)
select $1::uuid, ${idSql('note')}, $2::uuid, 'basic', jsonb_build_object('Front', 'Question ' || n, 'Back', 'Answer ' || n),
  jsonb_build_object('0', jsonb_build_object('front', '<p>Question ' || n || '</p>', 'back', '<p>Answer ' || n || '</p>')),
  'Question ' || n
from generate_series(1, $3::integer) as n`

const newCardsSql = `
insert into card (user_id, id, note_id, ordinal, deck_id, position)
select $1::uuid, ${idSql('card')}, ${idSql('note')}, 0, $2::uuid, n
from generate_series($5::integer + 1, $3::integer) as n`

// Due days are spread by a step that visits every day before it comes back to one.
const reviewCardsSql = `
insert into card (user_id, id, note_id, ordinal, deck_id, position, state, due_at, due_day, stability, difficulty,
  interval_days, reps, lapses, last_reviewed_at, last_study_day, last_entry_at, last_entry_id, basis, preset_id, preset_revision)
select $1::uuid, ${idSql('card')}, ${idSql('note')}, 0, $2::uuid, n, 'review',
  to_timestamp(day::bigint * 86400 + 14400), day, 10 + n % 300, 1 + n % 9, 20 + n % 300, 4 + n % 10, n % 3,
  to_timestamp((day - 20 - n % 300)::bigint * 86400 + 64800), day - 20 - n % 300,
  to_timestamp((day - 20 - n % 300)::bigint * 86400 + 64800), ${idSql('entry')}, ${idSql('entry')}, $6::uuid, 1
from generate_series($5::integer + 1, $5::integer + $3::integer) as n,
  lateral (select $7::integer + 1 + (n::bigint * $8::integer % $9::integer)::integer as day) as due`

/** Makes notes and cards of a learner by a few statements over whole sets, then tells the planner what is there. */
export const makeCards = async (
  { sql }: BenchServer,
  { userId, deckId, presetId }: BenchLearner,
  { due, later, fresh }: CardCounts,
): Promise<void> => {
  const firstIdAt = Date.now() - 400 * dayMs
  const today = Math.floor((Date.now() - 4 * hourMs) / dayMs)
  const reviews = (count: number, after: number, lastDay: number, step: number, days: number) =>
    sql.query(reviewCardsSql, [userId, deckId, count, firstIdAt, after, presetId, lastDay, step, days])
  await sql.query(notesSql, [userId, deckId, due + later + fresh, firstIdAt])
  // Due since four days ago; the others from tomorrow on.
  await reviews(due, 0, today - 5, 1, 5)
  await reviews(later, due, today, 101, 365)
  await sql.query(newCardsSql, [userId, deckId, due + later + fresh, firstIdAt, due + later])
}

const logSql = `
insert into review_entry (user_id, id, card_id, kind, reviewed_at, offset_minutes, day_start_hour, study_day, received_at,
  sent_hash, duration_ms, rating, promise_state, promise_due_at, promise_due_day)
select c.user_id, md5('log' || c.id || n)::uuid, c.id, 'answer', at, 0, 4, c.last_study_day - n, at,
  md5('sent' || c.id || n)::uuid, 4000, 'good', 'review', c.due_at, c.due_day
from card c, generate_series(1, $2::integer) as n, lateral (select c.last_reviewed_at - n * interval '1 day' as at) as moment
where c.user_id = $1 and c.state = 'review'`

/**
 * Gives a learner's reviews so many answers each, as weight: without a log the planner would take the table for empty,
 * and keep plans that read it whole. They are not what the cards are folds of.
 */
export const makeLog = async (
  { sql }: BenchServer,
  { userId }: BenchLearner,
  answersEach: number,
): Promise<void> => {
  await sql.query(logSql, [userId, answersEach])
}

export const settle = async ({ sql }: BenchServer): Promise<void> => {
  await sql.query('vacuum analyze')
  await sql.query('checkpoint').catch(() => undefined)
}

/** Ids of a learner's cards in their order. */
export const cardIdsOf = async ({ sql }: BenchServer, userId: string): Promise<string[]> =>
  (
    await sql.query<{ id: string }>('select id from card where user_id = $1 order by position', [userId])
  ).rows.map(({ id }) => id)
