import { difficultyBins, type Difficulties } from '@/lib/core/stats/difficulty'
import { mostLeeches, type LeechCard } from '@/lib/core/stats/leeches'
import { recallBins, type Recalls } from '@/lib/core/stats/retrievability'
import type { Counted } from '@/lib/core/stats/spread'
import type { Stabilities } from '@/lib/core/stats/stability'
import { mostMistaken, type MistakenCard } from '@/lib/core/stats/sure-and-wrong'
import type { StudyDay } from '@/lib/core/study-day'
import { prepared } from './database'
import { certainAndWrongSqlOf, voidedBySql } from './entry-rows'
import { selected, valuesOf, type Selection } from './stats'

const liveSql = `card c where ${selected('c')} and c.deleted_at is null`

const intervalsSql = `
select c.interval_days as value, count(*)::integer as cards from ${liveSql} and c.state = 'review' and c.interval_days is not null
group by 1 order by 1`

/** Cards in review by interval, in order. */
export const countIntervals = (userId: string, selection: Selection): Promise<Counted[]> =>
  prepared<Counted>('stats-intervals', intervalsSql, valuesOf(userId, selection))

/** Counts of cards by a bin of a column of memory, with median and mean over the exact values. */
const memorySql = (column: string, bin: string) => `
with cards as (select c.${column} as value, ${bin} as bin from ${liveSql} and c.${column} is not null)
select (select coalesce(json_agg(json_build_object('value', bin, 'cards', cards) order by bin), '[]')
    from (select bin::integer as bin, count(*)::integer as cards from cards group by 1) b) as counts,
  percentile_cont(0.5) within group (order by value) as median, avg(value) as mean from cards`
const stabilitySql = memorySql('stability', 'floor(c.stability + 0.5)')
const difficultySql = memorySql(
  'difficulty',
  `least(${difficultyBins - 1}, greatest(0, floor((c.difficulty - 1) * 2)))`,
)

/** Cards that have memory, by whole days of stability. */
export const countStability = async (userId: string, selection: Selection): Promise<Stabilities> =>
  (await prepared<Stabilities>('stats-stability', stabilitySql, valuesOf(userId, selection)))[0]!

/** Cards that have memory, by half a point of difficulty. */
export const countDifficulty = async (userId: string, selection: Selection): Promise<Difficulties> =>
  (await prepared<Difficulties>('stats-difficulty', difficultySql, valuesOf(userId, selection)))[0]!

/** The last weight of each deck's preset: how fast recall falls. */
export type DeckDecay = { deckId: string; decay: number }

// FSRS-6: R = (1 + F t / S)^-decay with F = 0.9^(-1 / decay) - 1, days with a fraction, none before the last answer. Cards
// without memory have no recall; in the mean of their note they count as nothing known.
const recallSql = `
with cards as (
  select c.note_id, case when c.stability is not null and c.last_reviewed_at is not null then
    power(1 + (power(0.9::float8, -1 / d.decay) - 1)
      * greatest(0, extract(epoch from $6::timestamptz - c.last_reviewed_at)::float8 / 86400) / c.stability, -d.decay) end as recall
  from card c join unnest($4::uuid[], $5::float8[]) as d (deck_id, decay) on d.deck_id = c.deck_id
  where ${selected('c')} and c.deleted_at is null
), notes as (
  select avg(coalesce(recall, 0)) as mean from cards group by note_id having count(recall) > 0
)
select (select coalesce(json_agg(json_build_object('bin', bin, 'cards', cards, 'recall', recall) order by bin), '[]') from (
    select least(${recallBins - 1}, floor(recall * ${recallBins}))::integer as bin, count(*)::integer as cards, sum(recall) as recall
    from cards where recall is not null group by 1) b) as bins,
  (select coalesce(sum(mean), 0) from notes) as "notesKnown", (select count(*)::integer from notes) as notes`

/** Cards that have memory, by their chance of recall at an instant. */
export const sumRecall = async (
  userId: string,
  selection: Selection,
  decays: readonly DeckDecay[],
  at: number,
): Promise<Recalls> =>
  (
    await prepared<Recalls>('stats-recall', recallSql, [
      ...valuesOf(userId, selection),
      decays.map(({ deckId }) => deckId),
      decays.map(({ decay }) => decay),
      new Date(at),
    ])
  )[0]!

/** From how many lapses a card of each deck is a leech; decks without a limit are left out. */
export type DeckThreshold = { deckId: string; lapses: number }

const leechSql = `
select c.id::text as "cardId", c.note_id::text as "noteId", n.title, c.lapses, c.reps, c.stability, c.suspended as "isSuspended",
  count(*) over ()::integer as leeches, count(*) filter (where c.suspended) over ()::integer as suspended
from card c join unnest($4::uuid[], $5::integer[]) as d (deck_id, lapses) on d.deck_id = c.deck_id
join note n on n.user_id = $1 and n.id = c.note_id
where ${selected('c')} and c.deleted_at is null and c.lapses >= d.lapses
order by c.lapses desc, c.reps desc, c.id limit ${mostLeeches}`

type LeechRow = LeechCard & { leeches: number; suspended: number }

/** The cards that lapse most, and how many leeches there are in all. */
export const findLeeches = async (
  userId: string,
  selection: Selection,
  thresholds: readonly DeckThreshold[],
): Promise<{ cards: LeechCard[]; counts: { leeches: number; suspended: number } }> => {
  const rows = await prepared<LeechRow>('stats-leeches', leechSql, [
    ...valuesOf(userId, selection),
    thresholds.map(({ deckId }) => deckId),
    thresholds.map(({ lapses }) => lapses),
  ])
  const { leeches = 0, suspended = 0 } = rows[0] ?? {}
  return { cards: rows, counts: { leeches, suspended } }
}

// By the index that holds such answers alone (entry_certain_idx), however long the log; apart from what is asked of each,
// which would make Postgres think that a scan costs no more.
const mistakenSql = `
with e as materialized (
  select r.user_id, r.id, r.batch_id, r.card_id, r.reviewed_at, r.study_day from review_entry r
  where r.user_id = $1 and r.study_day between $4::integer and $5::integer and ${certainAndWrongSqlOf('r')}),
m as (
  select e.card_id, count(*)::integer as times, (extract(epoch from max(e.reviewed_at)) * 1000)::float8 as "lastAt",
    (array_agg(e.study_day order by e.reviewed_at desc, e.id desc))[1] as "lastDay"
  from e where ${voidedBySql} is null group by e.card_id)
select c.id::text as "cardId", c.note_id::text as "noteId", n.title, m.times, m."lastAt", m."lastDay",
  c.suspended as "isSuspended", count(*) over ()::integer as cards
from m
join card c on c.user_id = $1 and c.id = m.card_id
join note n on n.user_id = $1 and n.id = c.note_id
where ${selected('c')} and c.deleted_at is null
order by m."lastAt" desc, c.id limit ${mostMistaken}`

/** The cards answered as certain and wrongly within some study days, the latest first, and how many there are in all. */
export const findMistaken = async (
  userId: string,
  selection: Selection,
  from: StudyDay,
  to: StudyDay,
): Promise<{ cards: MistakenCard[]; counts: { cards: number } }> => {
  const rows = await prepared<MistakenCard & { cards: number }>('stats-mistaken', mistakenSql, [
    ...valuesOf(userId, selection),
    from,
    to,
  ])
  return { cards: rows, counts: { cards: rows[0]?.cards ?? 0 } }
}
