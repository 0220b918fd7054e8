import { database } from '../database'
import { cardSearchSql, needsScan, searchSql } from './compile'
import { findByPlaces, nearWindow } from './find-by-places'
import { findInOrder } from './find-in-order'
import { findRated } from './find-rated'
import { isInverted, ownSql } from './keys'
import { afterSql, idsOf, orders, valuesFor, type NotePage } from './page'
import type { SearchScene } from './scene'
import type { Search } from '@/lib/core/search/terms'

/** So many notes are looked at in order before the whole is searched, when the nearest promise enough. */
const wideWindow = 5000

/**
 * The first of the notes from one place to another in order, or to the end. A search that holds for many notes fills a page here,
 * without looking at the rest.
 */
const findWithin = (
  [from, to]: readonly [number, number | null],
  search: Search,
  scene: SearchScene,
  page: NotePage,
): Promise<string[]> => {
  const values = valuesFor(scene)
  const after = afterSql(page, values)
  const order = orders[page.sort]
  return idsOf(
    `select n.id::text as id from (
       select * from note n where n.user_id = $1 and n.deleted_at is null${after} order by ${order}
       offset ${from}${to === null ? '' : ` limit ${to - from}`}) n
     where ${searchSql(search, scene, values)} order by ${order} limit ${values.add(page.limit, 'integer')}`,
    values,
  )
}

/**
 * The same over all notes. Found first and sorted then, since the planner would otherwise read in order and hope for an
 * early end, which a rare word does not give.
 */
const findAnywhere = (search: Search, scene: SearchScene, page: NotePage): Promise<string[]> => {
  const values = valuesFor(scene)
  const after = afterSql(page, values)
  return idsOf(
    `with found as materialized (
       select n.id, n.updated_at from note n
       where ${ownSql(search, scene, values)}${after} and ${searchSql(search, scene, values)})
     select n.id::text as id from found n order by ${orders[page.sort]} limit ${values.add(page.limit, 'integer')}`,
    values,
  )
}

/** The same for a search that asks of cards alone: a card that is there has a note that is there. Null for any other. */
const findByCards = (search: Search, scene: SearchScene, page: NotePage): Promise<string[]> | null => {
  const values = valuesFor(scene)
  const condition = cardSearchSql(search, scene, values)
  if (condition === null || page.sort === 'edited') return null
  const after = afterSql(page, values).replace('n.id', 'c.note_id')
  return idsOf(
    `with found as materialized (
       select distinct c.note_id as id from card c
       where c.user_id = $1 and c.deleted_at is null${after} and ${condition})
     select n.id::text as id from found n order by ${orders[page.sort]} limit ${values.add(page.limit, 'integer')}`,
    values,
  )
}

/** A page of a search for which neither an index is in order nor the one on text and tags is enough. */
const findStepwise = async (search: Search, scene: SearchScene, page: NotePage): Promise<string[]> => {
  const window = Math.max(nearWindow, page.limit)
  const near = await findWithin([0, window], search, scene, page)
  const missing = page.limit - near.length
  if (missing === 0 || search.kind === 'all') return near
  const byCards = findByCards(search, scene, page)
  if (byCards) return byCards
  // Read in order then: a page may be full before the end, and the end is not further away.
  if (needsScan(search))
    return [...near, ...(await findWithin([window, null], search, scene, { ...page, limit: missing }))]
  if (near.length * wideWindow >= page.limit * nearWindow) {
    const rest = await findWithin([window, wideWindow], search, scene, { ...page, limit: missing })
    if (rest.length === missing) return [...near, ...rest]
  }
  return findAnywhere(search, scene, page)
}

/** Ids of one page of the notes that a search finds, in order. */
export const findNotePage = async (search: Search, scene: SearchScene, page: NotePage): Promise<string[]> => {
  const early = await (findInOrder(search, scene, page) ?? findRated(search, scene, page))
  if (early) return early
  const isByPlaces = page.sort !== 'edited' && isInverted(search)
  return (isByPlaces ? findByPlaces : findStepwise)(search, scene, page)
}

const findEverywhere = (search: Search, scene: SearchScene, page: NotePage): Promise<string[]> =>
  findByCards(search, scene, page) ?? findAnywhere(search, scene, page)

/** How many notes a search finds, counted up to a limit. */
export const countFound = async (search: Search, scene: SearchScene, limit: number): Promise<number> => {
  const values = valuesFor(scene)
  const { rows } = await database().pool.query<{ count: number }>(
    `select count(*)::integer as count from (
       select from note n where ${ownSql(search, scene, values)} and ${searchSql(search, scene, values)}
       limit ${values.add(limit, 'integer')}) found`,
    values.list,
  )
  return rows[0]!.count
}

/** Ids of all notes that a search finds, newest first, up to a limit. */
export const findAllNoteIds = (search: Search, scene: SearchScene, limit: number): Promise<string[]> =>
  findEverywhere(search, scene, { sort: 'newest', after: null, limit })
