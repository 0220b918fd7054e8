import type { Draft } from '@/lib/core/codec/plan'
import type { KnownNote } from '@/lib/core/codec/planner'
import { uuidPattern } from '@/lib/core/uuid'
import { prepared, type Run } from './database'
import { firstFieldHash } from './first-field'

const knownSql = (where: string) => `
select n.id::text, n.guid, n.note_type as "noteType", d.name as "deckName", coalesce(l.fields, '{}') || n.fields as fields,
  l.fields as "libraryFields", l.id as "libraryId", n.tags
from note n join deck d on d.user_id = $1::uuid and d.id = n.deck_id left join library_note l on l.id = n.library_id
where n.user_id = $1::uuid and n.deleted_at is null and ${where} order by n.id`

const atOnce = 5000

/** A list cut into pieces of at most so many. */
export const pieces = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size))

/** The learner's notes that some drafts may tell again: those of their ids, and those that begin alike. */
export const findKnown = async (
  userId: string,
  drafts: readonly Draft[],
  run: Run = prepared,
): Promise<KnownNote[]> => {
  const found = new Map<string, KnownNote>()
  const look = async (name: string, where: string, values: unknown[]) => {
    for (const note of await run<KnownNote>(name, knownSql(where), [userId, ...values]))
      found.set(note.id, note)
  }
  const guids = [...new Set(drafts.flatMap(({ guid }) => (guid === null ? [] : [guid])))]
  for (const piece of pieces(guids, atOnce)) {
    await look('known-by-guid', 'n.guid = any($2::text[])', [piece])
    const ids = piece.filter((guid) => uuidPattern.test(guid))
    if (ids.length > 0) await look('known-by-id', 'n.id = any($2::uuid[])', [ids])
  }
  const hashes = new Map<string, Set<string>>()
  for (const { guid, noteType, fields } of drafts) {
    if (guid !== null) continue
    if (!hashes.has(noteType)) hashes.set(noteType, new Set())
    hashes.get(noteType)!.add(firstFieldHash(noteType, fields))
  }
  for (const [noteType, ofType] of hashes)
    for (const piece of pieces([...ofType], atOnce))
      await look('known-by-first-field', 'n.note_type = $2 and n.first_field_hash = any($3::uuid[])', [
        noteType,
        piece,
      ])
  return [...found.values()]
}
