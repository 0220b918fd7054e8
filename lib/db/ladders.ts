import { ladderOfTags, ladderPlace } from '@/lib/core/content/ladder'
import { steadyDays } from '@/lib/core/queue/ladder'
import { inTx, type Tx } from './learner'

/** Whether a new card waits for the rung below, or ladders are ignored, as in interview mode. */
export type Ladders = 'climbed' | 'ignored'

/**
 * For a query over a new `card c` with the learner as $1: true for a card that waits for the rung below. `shaky` cards of
 * a rung stand in an index of their own, so that one look tells, however many they are (lib/core/queue/ladder.ts).
 */
export const isWaitingSql = `(c.rung > 1 and exists (
  select 1 from card b where b.user_id = $1::uuid and b.ladder = c.ladder and b.rung = c.rung - 1 and b.rung is not null
    and b.deleted_at is null and not b.suspended and (b.stability is null or b.stability < ${steadyDays})))`

const concernedSql = `
select n.id::text as id, n.tags, n.library_id is not null as "isLibrary", l.ladder, l.rung::text as rung
from note n left join library_note l on l.id = n.library_id
where n.user_id = $1::uuid and n.id = any($2::uuid[]) and (
  l.rung is not null
  or exists (select 1 from unnest(n.tags) t where lower(t) like 'ladder::%')
  or exists (select 1 from card c where c.user_id = $1::uuid and c.note_id = n.id and c.rung is not null))`

const placeSql = `
update card c set ladder = p.ladder, rung = p.rung
from jsonb_to_recordset($2::jsonb) as p (id uuid, ladder text, rung smallint)
where c.user_id = $1::uuid and c.note_id = p.id and (c.ladder, c.rung) is distinct from (p.ladder, p.rung)`

type Concerned = {
  id: string
  tags: string[]
  isLibrary: boolean
  ladder: string | null
  rung: string | null
}

/**
 * Puts the cards of some notes where their notes say that they stand, after the notes or their tags were written: a note of
 * the library where the library says, an own one where its tags do.
 */
export const followLadders = async (tx: Tx, userId: string, noteIds: readonly string[]): Promise<void> => {
  if (noteIds.length === 0) return
  const notes = await inTx<Concerned>(tx, concernedSql, [userId, noteIds])
  if (notes.length === 0) return
  const places = notes.map(({ id, tags, isLibrary, ladder, rung }) => ({
    id,
    ...(isLibrary ? ladderPlace(ladder ?? '', rung ?? '') : ladderOfTags(tags)),
  }))
  await inTx(tx, placeSql, [userId, JSON.stringify(places)])
}

const moveAllSql = `
update card c set ladder = l.ladder, rung = l.rung from note n join library_note l on l.id = n.library_id
where n.library_id = any($1::text[]) and c.user_id = n.user_id and c.note_id = n.id
  and (c.ladder, c.rung) is distinct from (l.ladder, l.rung)`

/** Moves the cards of all learners whose library notes stand elsewhere now. Run at start only, when ladders changed. */
export const moveLibraryLadders = async (tx: Tx, libraryIds: readonly string[]): Promise<void> => {
  if (libraryIds.length > 0) await inTx(tx, moveAllSql, [libraryIds])
}
