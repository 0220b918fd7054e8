import { planned, type Run } from './database'

/**
 * For a query over `note n` left joined with its `library_note l`: the version of what the note says, such as `3` for one
 * of the library, `2026-11-26T09:00:00.000Z` (when it was last written) for an own one, and both where a learner changed
 * a note of the library. An undone change brings the version back with the wording.
 */
export const noteVersionSql = `concat_ws(' ', l.version, case when l.id is null or n.rendered is not null
  then to_char(n.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end)`

const versionsSql = `
select c.id::text as id, ${noteVersionSql} as version
from card c join note n on n.user_id = $1::uuid and n.id = c.note_id left join library_note l on l.id = n.library_id
where c.user_id = $1::uuid and c.id = any($2::uuid[])`

/** The present version of the notes of some cards, by the id of the card. */
export const findNoteVersions = async (
  userId: string,
  cardIds: readonly string[],
  run: Run = planned,
): Promise<Map<string, string>> => {
  if (cardIds.length === 0) return new Map()
  const rows = await run<{ id: string; version: string }>('note-versions', versionsSql, [userId, cardIds])
  return new Map(rows.map(({ id, version }) => [id, version]))
}
