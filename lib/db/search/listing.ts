import { prepared } from '../database'
import type { NoteRow } from '../notes'

/** A card as lists show it. */
export type ListedCard = {
  id: string
  ordinal: number
  state: 'new' | 'learning' | 'review' | 'relearning'
  dueAt: string | null
  dueDay: number | null
  suspended: boolean
  flag: number
  /** Of its note, on each of them. */
  cardCount: number
}

export type ListedNote = NoteRow & { cards: ListedCard[] }

/** So many cards of a note are told apart in a list; the rest are only counted. */
const mostCards = 20

// Rows as a whole become JSON more quickly than fields one by one, and joining jsonb is left out where it can be.
const listingSql = `
select n.id::text as id, n.deck_id::text as "deckId", n.note_type as "noteType",
  case when l.id is null then n.fields else l.fields || n.fields end as fields,
  n.tags, n.title, n.library_id as "libraryId", n.created_at as "createdAt", n.updated_at as "updatedAt", s.cards
from unnest($2::uuid[]) with ordinality as wanted (id, place)
join note n on n.user_id = $1 and n.id = wanted.id
left join library_note l on l.id = n.library_id
cross join lateral (
  select coalesce(json_agg(c order by c.ordinal), '[]') as cards
  from (
    select c.id, c.ordinal, c.state, c.due_at as "dueAt", c.due_day as "dueDay", c.suspended, c.flag,
      count(*) over () as "cardCount"
    from card c where c.user_id = $1 and c.note_id = n.id and c.deleted_at is null
    order by c.ordinal limit ${mostCards}) c) s
where n.deleted_at is null
order by wanted.place`

/** Notes of the learner as lists show them, in the order of the ids. */
export const loadListing = (userId: string, ids: readonly string[]): Promise<ListedNote[]> =>
  ids.length === 0 ? Promise.resolve([]) : prepared<ListedNote>('note-listing', listingSql, [userId, ids])
