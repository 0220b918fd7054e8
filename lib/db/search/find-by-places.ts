import type { Search } from '@/lib/core/search/terms'
import { database } from '../database'
import { commonKeys } from './common-keys'
import { searchSql } from './compile'
import { afterSql, idsOf, orders, valuesFor, type NotePage } from './page'
import { ownByKeys, placesQuery, searchQuery, withKeys } from './keys'
import { withoutKeys } from './needles'
import { idTime, partsOf, windowsFrom, type PlaceWindow, type Side } from './places'
import type { SearchScene } from './scene'

/** So many notes are read in order before an index is asked: a frequent word fills a page here. */
export const nearWindow = 300

type Near = { ids: string[]; firstId: string | null; lastId: string | null; endId: string | null }

/**
 * The first notes in order that fit, and the first and the last of those that were read; no last where the list ends.
 * With them the last note of the whole list.
 */
const findNear = async (search: Search, scene: SearchScene, page: NotePage): Promise<Near> => {
  const values = valuesFor(scene)
  const order = orders[page.sort]
  const window = Math.max(nearWindow, page.limit)
  const all = `from note n where n.user_id = $1 and n.deleted_at is null${afterSql(page, values)} order by ${order}`
  const rows = await idsOf(
    `(select 'found ' || n.id as id from (select * ${all} limit ${window}) n
       where ${searchSql(search, scene, values)} order by ${order} limit ${values.add(page.limit, 'integer')})
     union all (select 'first ' || n.id ${all} limit 1)
     union all (select 'last ' || n.id ${all} offset ${window - 1} limit 1)
     union all (select 'end ' || n.id from note n where n.user_id = $1 and n.deleted_at is null
       order by ${page.sort === 'newest' ? orders.oldest : orders.newest} limit 1)`,
    values,
  )
  const named = (name: string) =>
    rows.filter((row) => row.startsWith(name)).map((row) => row.slice(name.length))
  const one = (name: string) => named(name)[0] ?? null
  return { ids: named('found '), firstId: one('first '), lastId: one('last '), endId: one('end ') }
}

type Beyond = { id: string; side: Side; limit: number; mostHeld: number }
type Found = { id: string; window: number; held: number }

/**
 * What fits in the windows beyond an id, window by window, until there is enough: the index is asked for the places of
 * a window along with the words, and reads neither for what lies behind it. What a window holds is found first and
 * sorted then, since the planner would otherwise read in order and hope for an early end; no more is fetched of it than
 * tells that it holds too much. A window without notes costs one look.
 */
const findInWindows = async (
  search: Search,
  scene: SearchScene,
  windows: readonly PlaceWindow[],
  { id, side, limit, mostHeld }: Beyond,
): Promise<Found[]> => {
  const values = valuesFor(scene)
  const columns = [
    values.add(
      windows.map(({ firstId }) => firstId),
      'uuid[]',
    ),
    values.add(
      windows.map(({ lastId }) => lastId),
      'uuid[]',
    ),
    values.add(
      windows.map(({ places }) => placesQuery(scene.userId, places)),
      'text[]',
    ),
  ]
  const order = side === 'before' ? orders.newest : orders.oldest
  const most = values.add(limit, 'integer')
  const { rows } = await database().pool.query<Found>(
    `select f.id::text as id, w.place::integer - 1 as window, f.held::integer as held
     from (
       select w.first_id, w.last_id, w.keys, w.place
       from unnest(${columns.join()}) with ordinality as w (first_id, last_id, keys, place)
       offset 0) w cross join lateral (
       select n.id, count(*) over () as held from (
         select n.id from note n
         where ${ownByKeys} and ${withKeys('w.keys::tsquery')} and ${withKeys(values.add(searchQuery(search, scene), 'tsquery'))}
           and exists (select from note o where o.user_id = $1 and o.id between w.first_id and w.last_id)
           and (n.id ${side === 'before' ? '<' : '>'} ${values.add(id, 'uuid')}) is true
           and ${searchSql(search, scene, values)}
         limit ${values.add(mostHeld + 1, 'integer')}) n
       order by ${order} limit ${most}) f limit ${most}`,
    values.list,
  )
  return rows
}

/** So many are fetched of one window and sorted; one that holds more is taken apart. */
const mostHeld = 1500
/** So many of each of its parts: they may be taken apart again and again, where what fits lies close together. */
const mostHeldByPart = 200

const findBeyond = async (
  search: Search,
  scene: SearchScene,
  page: NotePage,
  near: Near,
): Promise<string[]> => {
  const [id, side] = [near.lastId!, page.sort === 'newest' ? 'before' : 'after'] as const
  const found: string[] = []
  const nearMs = Math.abs(idTime(id) - idTime(near.firstId!))
  // As if one more were found: none among the nearest does not mean none at all.
  let windows = windowsFrom(id, near.endId!, (1.5 * nearMs * page.limit) / (near.ids.length + 1))
  let most = mostHeld
  while (windows.length > 0) {
    const limit = page.limit - found.length
    const rows = await findInWindows(search, scene, windows, { id, side, limit, mostHeld: most })
    const full = rows.find(({ held }) => held > most)?.window
    found.push(...rows.filter(({ window }) => full === undefined || window < full).map((row) => row.id))
    if (full === undefined) break
    const parts = partsOf(windows[full]!, side)
    // Of notes made at one moment nothing tells them apart any more.
    most = parts === null ? 2_000_000_000 : mostHeldByPart
    windows = [...(parts ?? [windows[full]!]), ...windows.slice(full + 1)]
  }
  return found
}

/** A page of a search that the index on text or tags answers, in the order of ids. */
export const findByPlaces = async (search: Search, scene: SearchScene, page: NotePage): Promise<string[]> => {
  const near = await findNear(search, scene, page)
  const missing = page.limit - near.ids.length
  if (missing === 0 || near.lastId === null || near.lastId === near.endId) return near.ids
  const rare = { ...scene, needles: withoutKeys(scene.needles, commonKeys(scene.userId)) }
  return [...near.ids, ...(await findBeyond(search, rare, { ...page, limit: missing }, near))]
}
