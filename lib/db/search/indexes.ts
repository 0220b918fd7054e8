import { database } from '../database'

const missingSql = `
select x.name from unnest(array['note_search_idx', 'library_text_idx']) as x (name)
where to_regclass(x.name) is null`

const makeSql = [
  'create extension if not exists pg_trgm',
  'create extension if not exists btree_gin',
  `create index if not exists note_search_idx on note using gin (user_id, places, tag_paths, search_text gin_trgm_ops) with (gin_pending_list_limit = 512) where deleted_at is null`,
  `create index if not exists library_text_idx on library_note using gin (search_text gin_trgm_ops)`,
]

let areMissing = false

/** False when the last start could not make the indexes of the search. */
export const hasSearchIndexes = (): boolean => !areMissing

/**
 * Makes the indexes of the search where the migration could not: the extensions pg_trgm and btree_gin were not to be had
 * then. Without them every search works, and reads all notes of a learner.
 * @param say is told what to do when they are still not to be had
 */
export const ensureSearchIndexes = async (say: (message: string) => void): Promise<void> => {
  const { pool } = database()
  areMissing = (await pool.query(missingSql)).rows.length > 0
  if (!areMissing) return
  try {
    for (const sql of makeSql) await pool.query(sql)
    areMissing = false
    say('Made the indexes of the search.')
  } catch (error) {
    say(
      `Search reads every note, since its indexes cannot be made (${(error as Error).message}). Let an administrator of the database run "create extension pg_trgm; create extension btree_gin;", then start again.`,
    )
  }
}
