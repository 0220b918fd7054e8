import { database } from '../database'
import { searchSql } from './compile'
import type { SearchScene } from './scene'
import { Values } from './values'
import type { Search } from '@/lib/core/search/terms'

export const noteSorts = ['newest', 'oldest', 'edited'] as const
export type NoteSort = (typeof noteSorts)[number]

/** After which note a page begins, as the sort sees it; `at` is its time of editing in ms where that sorts. */
export type NotePlace = { id: string; at: number }

export type NotePage = { sort: NoteSort; after: NotePlace | null; limit: number }

const orders: Record<NoteSort, string> = {
  newest: 'n.id desc',
  oldest: 'n.id',
  edited: 'n.updated_at desc, n.id desc',
}

const afterSql = ({ sort, after }: NotePage, values: Values): string => {
  if (!after) return ''
  const id = values.add(after.id, 'uuid')
  if (sort === 'newest') return ` and n.id < ${id}`
  if (sort === 'oldest') return ` and n.id > ${id}`
  return ` and (n.updated_at, n.id) < (${values.add(new Date(after.at), 'timestamptz')}, ${id})`
}

const idsOf = async (text: string, values: Values): Promise<string[]> =>
  (await database().pool.query<{ id: string }>(text, values.list)).rows.map(({ id }) => id)

/** So many notes are looked at in order before the whole is searched; the second only when the first promise enough. */
const nearWindow = 1000
const wideWindow = 10_000

/**
 * The first of the notes that follow in order. A search that holds for many notes fills a page here, without looking at
 * the rest.
 */
const findWithin = (
  window: number,
  search: Search,
  scene: SearchScene,
  page: NotePage,
): Promise<string[]> => {
  const values = new Values()
  values.add(scene.userId, 'uuid')
  const after = afterSql(page, values)
  const order = orders[page.sort]
  return idsOf(
    `select n.id::text as id from (
       select * from note n where n.user_id = $1 and n.deleted_at is null${after} order by ${order} limit ${window}) n
     where ${searchSql(search, scene, values)} order by ${order} limit ${values.add(page.limit, 'integer')}`,
    values,
  )
}

/**
 * The same over all notes. Found first and sorted then, since the planner would otherwise read in order and hope for an
 * early end, which a rare word does not give.
 */
const findAnywhere = (search: Search, scene: SearchScene, page: NotePage): Promise<string[]> => {
  const values = new Values()
  values.add(scene.userId, 'uuid')
  const after = afterSql(page, values)
  return idsOf(
    `with found as materialized (
       select n.id, n.updated_at from note n
       where n.user_id = $1 and n.deleted_at is null${after} and ${searchSql(search, scene, values)})
     select n.id::text as id from found n order by ${orders[page.sort]} limit ${values.add(page.limit, 'integer')}`,
    values,
  )
}

/** Ids of one page of the notes that a search finds, in order. */
export const findNotePage = async (search: Search, scene: SearchScene, page: NotePage): Promise<string[]> => {
  const near = await findWithin(nearWindow, search, scene, page)
  if (near.length === page.limit || search.kind === 'all') return near
  if (near.length * wideWindow >= page.limit * nearWindow) {
    const wide = await findWithin(wideWindow, search, scene, page)
    if (wide.length === page.limit) return wide
  }
  return findAnywhere(search, scene, page)
}

/** How many notes a search finds, counted up to a limit. */
export const countFound = async (search: Search, scene: SearchScene, limit: number): Promise<number> => {
  const values = new Values()
  values.add(scene.userId, 'uuid')
  const { rows } = await database().pool.query<{ count: number }>(
    `select count(*)::integer as count from (
       select from note n where n.user_id = $1 and n.deleted_at is null and ${searchSql(search, scene, values)}
       limit ${values.add(limit, 'integer')}) found`,
    values.list,
  )
  return rows[0]!.count
}

/** Ids of all notes that a search finds, newest first, up to a limit. */
export const findAllNoteIds = (search: Search, scene: SearchScene, limit: number): Promise<string[]> =>
  findAnywhere(search, scene, { sort: 'newest', after: null, limit })
