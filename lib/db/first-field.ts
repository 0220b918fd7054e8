import { hash } from 'node:crypto'
import { firstFieldKey, firstFieldName } from '@/lib/core/first-field'
import { plainLine } from '@/lib/core/note'
import { database, prepared } from './database'

/**
 * 128 bits of SHA-256 over the words of a note's first field, in the form of a UUID. Notes of one learner and type that
 * share it begin alike.
 */
export const firstFieldHash = (noteType: string, fields: Readonly<Record<string, string>>): string => {
  const hex = hash('sha256', firstFieldKey(fields[firstFieldName(noteType)] ?? ''), 'hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

const uncountedSql = `
select n.user_id::text as "userId", n.id::text, n.note_type as "noteType", coalesce(l.fields, '{}') || n.fields as fields
from note n left join library_note l on l.id = n.library_id
where n.first_field_hash is null and (n.user_id, n.id) > ($1::uuid, $2::uuid)
order by n.user_id, n.id limit $3`

const countSql = `
update note n set first_field_hash = u.hash, title = u.title
from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) as u (user_id, id, hash, title)
where n.user_id = u.user_id and n.id = u.id and n.first_field_hash is null`

type Uncounted = { userId: string; id: string; noteType: string; fields: Record<string, string> }

const nil = '00000000-0000-0000-0000-000000000000'
const batchSize = 1000

const titleOf = ({ noteType, fields }: Uncounted): string => plainLine(fields[firstFieldName(noteType)] ?? '')

/**
 * Gives every note that lacks it the hash of its first field, and the title which that field makes now; run at start, after
 * a migration or a correction of the library.
 */
export const countFirstFields = async (): Promise<number> => {
  const { pool } = database()
  let [userId, id, counted] = [nil, nil, 0]
  for (;;) {
    const { rows } = await pool.query<Uncounted>(uncountedSql, [userId, id, batchSize])
    if (rows.length === 0) return counted
    await pool.query(countSql, [
      rows.map((row) => row.userId),
      rows.map((row) => row.id),
      rows.map((row) => firstFieldHash(row.noteType, row.fields)),
      rows.map(titleOf),
    ])
    counted += rows.length
    userId = rows.at(-1)!.userId
    id = rows.at(-1)!.id
  }
}

export type AlikeNote = { id: string; title: string; deckName: string }

/** The newest notes of this type that begin with the same words, at most five; none for a first field without words. */
export const findAlike = async (
  userId: string,
  noteType: string,
  fields: Readonly<Record<string, string>>,
  exceptId: string | null,
): Promise<AlikeNote[]> =>
  firstFieldKey(fields[firstFieldName(noteType)] ?? '') === ''
    ? []
    : prepared<AlikeNote>(
        'alike-notes',
        `select n.id::text, n.title, d.name as "deckName" from note n join deck d on d.user_id = $1 and d.id = n.deck_id
         where n.user_id = $1 and n.note_type = $2 and n.first_field_hash = $3 and n.deleted_at is null
           and n.id is distinct from $4::uuid
         order by n.id desc limit 5`,
        [userId, noteType, firstFieldHash(noteType, fields), exceptId],
      )
