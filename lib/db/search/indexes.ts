import { database } from '../database'

const missingSql = `
select x.name from unnest(array['note_text_idx', 'note_tags_idx']) as x (name)
where to_regclass(x.name) is null`

const makeSql = [
  'create extension if not exists pg_trgm',
  'create extension if not exists btree_gin',
  `create index if not exists note_text_idx on note using gin (user_id, search_text gin_trgm_ops) where deleted_at is null`,
  `create index if not exists note_tags_idx on note using gin (user_id, tag_paths) where deleted_at is null`,
]

/**
 * Makes the indexes of the search where the migration could not: the extensions pg_trgm and btree_gin were not to be had
 * then. Without them every search works, and reads all notes of a learner.
 * @param say is told what to do when they are still not to be had
 */
export const ensureSearchIndexes = async (say: (message: string) => void): Promise<void> => {
  const { pool } = database()
  if ((await pool.query(missingSql)).rows.length === 0) return
  try {
    for (const sql of makeSql) await pool.query(sql)
    say('Made the indexes of the search.')
  } catch (error) {
    say(
      `Search reads every note, since its indexes cannot be made (${(error as Error).message}). Let an administrator of the database run "create extension pg_trgm; create extension btree_gin;", then start again.`,
    )
  }
}
