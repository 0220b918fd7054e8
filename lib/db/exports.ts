import { database } from './database'

export type ExportedNote = {
  id: string
  guid: string | null
  noteType: string
  deckId: string
  deckName: string
  /** Whole, also of a library note. */
  fields: Record<string, string>
  /** What a library note's learner changed; all fields of an own note. */
  ownFields: Record<string, string>
  tags: string[]
  libraryId: string | null
  createdAt: string
  updatedAt: string
}

/** Rows of a page. */
export const atOnce = 500
const nil = '00000000-0000-0000-0000-000000000000'

const notesSql = `
select n.id::text, n.guid, n.note_type as "noteType", n.deck_id::text as "deckId", d.name as "deckName",
  coalesce(l.fields, '{}') || n.fields as fields, n.fields as "ownFields", n.tags, n.library_id as "libraryId",
  to_jsonb(n.created_at) as "createdAt", to_jsonb(n.updated_at) as "updatedAt"
from note n join deck d on d.user_id = $1 and d.id = n.deck_id left join library_note l on l.id = n.library_id
where n.user_id = $1 and n.deleted_at is null and n.id > $2 and ($3::uuid[] is null or n.deck_id = any($3))
order by n.id limit ${atOnce}`

/** The learner's notes in the order of their ids, a page at a time. @param deckIds only of these decks; null for all */
export async function* eachNote(userId: string, deckIds: string[] | null): AsyncGenerator<ExportedNote[]> {
  for (let after = nil; ;) {
    const { rows } = await database().pool.query<ExportedNote>({
      name: 'export-notes',
      text: notesSql,
      values: [userId, after, deckIds],
    })
    if (rows.length > 0) yield rows
    if (rows.length < atOnce) return
    after = rows.at(-1)!.id
  }
}

/** How many notes lie in each deck that has any. */
export const countNotesByDeck = async (userId: string): Promise<Map<string, number>> => {
  const { rows } = await database().pool.query<{ deckId: string; notes: number }>({
    name: 'export-decks',
    text: `select deck_id::text as "deckId", count(*)::integer as notes from note
      where user_id = $1 and deleted_at is null group by deck_id`,
    values: [userId],
  })
  return new Map(rows.map(({ deckId, notes }) => [deckId, notes]))
}

/** Note types in use. */
export const usedNoteTypes = async (userId: string): Promise<string[]> =>
  (
    await database().pool.query<{ noteType: string }>({
      name: 'used-note-types',
      text: 'select distinct note_type as "noteType" from note where user_id = $1 and deleted_at is null',
      values: [userId],
    })
  ).rows.map(({ noteType }) => noteType)

/** Tables whose rows are given as they are. What was deleted is left out; the log is whole. */
const tables = {
  presets: { table: 'preset', key: 'id', where: '' },
  decks: { table: 'deck', key: 'id', where: 'and t.deleted_at is null' },
  cards: { table: 'card', key: 'id', where: 'and t.deleted_at is null' },
  entries: { table: 'review_entry', key: 'id', where: '' },
  savedSearches: { table: 'saved_search', key: 'id', where: '' },
} as const
export type ExportedTable = keyof typeof tables
export const exportedTables = Object.keys(tables) as ExportedTable[]

type Row = Record<string, unknown>

const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

/** A row with the names that the API uses; whose it is goes without saying. */
const named = ({ user_id: _, ...row }: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), value]))

/** The learner's rows of a table in the order of their ids, a page at a time. */
export async function* eachRow(userId: string, name: ExportedTable): AsyncGenerator<Row[]> {
  const { table, key, where } = tables[name]
  for (let after = nil; ;) {
    const { rows } = await database().pool.query<{ id: string; row: Row }>({
      name: `export-${table}`,
      text: `select t.${key}::text as id, to_jsonb(t) as row from ${table} t
        where t.user_id = $1 and t.${key} > $2 ${where} order by t.${key} limit ${atOnce}`,
      values: [userId, after],
    })
    if (rows.length > 0) yield rows.map(({ row }) => named(row))
    if (rows.length < atOnce) return
    after = rows.at(-1)!.id
  }
}

/** Every revision of every preset: cards name the one they were folded under. */
export const findRevisions = async (userId: string): Promise<Row[]> =>
  (
    await database().pool.query<{ row: Row }>({
      name: 'export-revisions',
      text: `select to_jsonb(t) as row from preset_revision t where t.user_id = $1 order by t.preset_id, t.revision`,
      values: [userId],
    })
  ).rows.map(({ row }) => named(row))

/** Account and settings of the learner. */
export const findWhole = async (userId: string): Promise<{ account: Row; settings: Row }> => {
  const { rows } = await database().pool.query<{ account: Row; settings: Row }>({
    name: 'export-learner',
    text: `select jsonb_build_object('email', a.email, 'name', a.name, 'createdAt', a.created_at) as account,
      to_jsonb(l) - 'change_seq' - 'next_position' as settings
      from learner l join account a on a.id = l.user_id where l.user_id = $1`,
    values: [userId],
  })
  return { account: rows[0]!.account, settings: named(rows[0]!.settings) }
}

export type ExportedMedia = { sha256: string; type: string; width: number; height: number; base64: string }

/** The learner's images, one at a time. */
export async function* eachMedia(userId: string): AsyncGenerator<ExportedMedia> {
  for (let after = Buffer.alloc(0); ;) {
    const { rows } = await database().pool.query<
      Omit<ExportedMedia, 'sha256' | 'base64'> & { key: Buffer; bytes: Buffer }
    >({
      name: 'export-media',
      text: `select sha256 as key, type, width, height, bytes from media where user_id = $1 and sha256 > $2 order by sha256 limit 1`,
      values: [userId, after],
    })
    const [row] = rows
    if (!row) return
    const { key, bytes, ...rest } = row
    yield { sha256: key.toString('hex'), ...rest, base64: bytes.toString('base64') }
    after = Buffer.from(key)
  }
}
