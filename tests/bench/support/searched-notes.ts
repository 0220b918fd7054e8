import type { BenchLearner } from './learners'
import type { BenchServer } from './server'

/** On every how manyeth note of each learner a word and a tag are. */
export const shares = { half: 2, twentieth: 20, fiftieth: 50, hundredth: 100, thousandth: 1000 } as const
/** On how many notes of each learner others are, however many notes they have. */
export const counts = { ten: 10, hundred: 100, fivehundred: 500 } as const

const rarities = [
  ...Object.entries(shares).map(([name, every]) => [name, `n % ${every} = 1`] as const),
  ...Object.entries(counts).map(([name, count]) => [name, `n % ($3::integer / ${count}) = 1`] as const),
  // As many for everyone, and far from where a list begins.
  ['oldest', 'n <= 400'] as const,
]

const marks = rarities.map(([name, fits]) => `case when ${fits} then ' ${name}word' else '' end`).join(' || ')

const tags = rarities
  .map(([name, fits]) => `case when ${fits} then array['bench::${name}tag'] else '{}' end`)
  .join(' || ')

// Twenty words in a row each, out of the library: a language's words share most of what they are made of.
const snippetsSql = `
create temp table if not exists snippet as
select (row_number() over (order by min(at)))::integer as number, string_agg(word, ' ' order by at) as text
from (
  select word, row_number() over (order by l.id, place) as at
  from library_note l, regexp_split_to_table(l.search_text, '\\s+') with ordinality as words (word, place)) as words
group by at / 20`

const isOneOfTen = `n % ($3::integer / 10) = 7`
const isOneOf500 = `n % ($3::integer / 500) = 1`

const idSql = (kind: string): string => `(
  substr(lpad(to_hex(1700000000000 + n), 12, '0'), 1, 8) || '-' || substr(lpad(to_hex(1700000000000 + n), 12, '0'), 9) ||
  '-7' || substr(md5('${kind}' || $1 || n), 1, 3) || '-8' || substr(md5('${kind}' || $1 || n), 4, 3) ||
  '-' || substr(md5('${kind}' || $1 || n), 7, 12))::uuid`

// Two-letter signs `zq` and `qx` occur in no hexadecimal number, and so nowhere by chance.
const notesSql = `
insert into note (user_id, id, deck_id, note_type, fields, tags, rendered, title)
select $1::uuid, ${idSql('note')}, $2::uuid, case when ${isOneOfTen} then 'cloze' else 'basic' end,
  jsonb_build_object('Front', 'Question ' || n, 'Back', body || ' ' || words || ${marks} ||
    case when n % 300 = 5 then ' zq' else '' end),
  array[]::text[] || ${tags}, '{}', 'Question ' || n
from generate_series(1, $3::integer) as n,
  lateral (select string_agg(md5((n * 7 + k)::text), ' ') as body from generate_series(1, 12) as k) as text,
  lateral (select string_agg(s.text, ' ') as words from snippet s, unnest(array['x' || substr(md5('words' || n), 1, 7), 'x' || substr(md5('words' || n), 8, 7)]) as hex
    where s.number = 1 + hex::bit(28)::integer % (select count(*) from snippet)) as made`

const cardsSql = `
insert into card (user_id, id, note_id, ordinal, deck_id, position, state, due_at, due_day, stability, difficulty,
  interval_days, reps, lapses, last_reviewed_at, last_study_day, suspended, suspended_by_hand, flag)
select $1::uuid, ${idSql('card')}, ${idSql('note')}, 0, case when ${isOneOfTen} then $4::uuid when ${isOneOf500} then $5::uuid else $2::uuid end, n, 'review',
  to_timestamp((today + ahead)::bigint * 86400 + 14400), today + ahead, 10 + n % 300, 1 + n % 9, 20 + n % 300, 4 + n % 10, n % 3,
  to_timestamp((today - 20)::bigint * 86400), today - 20, ${isOneOfTen}, ${isOneOfTen}, case when ${isOneOfTen} then 3 when ${isOneOf500} then 4 else 0 end
from generate_series(1, $3::integer) as n,
  lateral (select (extract(epoch from now()) / 86400)::integer as today, case when n % ($3::integer / 200) = 2 then -2 else 1 + n % 365 end as ahead) as due`

// Everyone answered as many cards today, and every card long ago.
const answersSql = `
insert into review_entry (user_id, id, card_id, kind, reviewed_at, offset_minutes, day_start_hour, study_day, received_at,
  sent_hash, duration_ms, rating, promise_state, promise_due_at, promise_due_day)
select c.user_id, md5('answer' || c.id || ago)::uuid, c.id, 'answer', at, 0, 4,
  (extract(epoch from at - interval '4 hours') / 86400)::integer, at, md5('sent' || c.id || ago)::uuid, 4000, 'good',
  'review', c.due_at, c.due_day
from card c, unnest(array[0, 20]) as ago, lateral (select now() - ago * interval '1 day' as at) as moment
where c.user_id = $1 and (ago > 0 or c.flag = 4 and c.position % 2 = 1)`

/** Gives a learner so many notes of one card each, ten of them in a deck named Small, 500 in one named Middling. */
export const makeSearchedNotes = async (
  { sql }: BenchServer,
  { userId, deckId, presetId }: BenchLearner,
  count: number,
): Promise<void> => {
  const { rows } = await sql.query<{ id: string }>(
    `insert into deck (user_id, id, name, preset_id)
     select $1, gen_random_uuid(), name, $2 from unnest(array['Small', 'Middling']) as name returning id`,
    [userId, presetId],
  )
  // As the server writes many notes at once.
  await sql.query(`set gin_pending_list_limit = '16MB'; set work_mem = '64MB'`)
  await sql.query(snippetsSql)
  await sql.query('create unique index if not exists snippet_number on snippet (number)')
  await sql.query(notesSql, [userId, deckId, count])
  await sql.query(cardsSql, [userId, deckId, count, ...rows.map(({ id }) => id)])
  await sql.query(answersSql, [userId])
}
