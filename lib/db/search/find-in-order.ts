import type { Search } from '@/lib/core/search/terms'
import { cardTermSql, deckIdsOf } from './card-terms'
import { noteTermSql, typeKeysOf } from './note-terms'
import { afterSql, idsOf, onlyPart, orders, valuesFor, type NotePage } from './page'
import type { SearchScene } from './scene'
import type { Values } from './values'

/** Where an index holds what is asked for in the order of the list; `of` are the values that may stand for `one.key`. */
type Lead = { table: 'note n' | 'card c'; condition: string; of?: string }

const leadOf = (search: Search, scene: SearchScene, values: Values): Lead | null => {
  switch (search.kind) {
    case 'deck':
      return {
        table: 'card c',
        condition: 'c.deck_id = one.key',
        of: values.add(deckIdsOf(search.pieces, scene), 'uuid[]'),
      }
    case 'note-type':
      return {
        table: 'note n',
        condition: 'n.note_type = one.key',
        of: values.add(typeKeysOf(search.pieces), 'text[]'),
      }
    case 'note-is':
      return search.condition === 'library'
        ? { table: 'note n', condition: noteTermSql(search, scene, values) }
        : null
    case 'untagged':
      return { table: 'note n', condition: `n.tags = '{}'` }
    case 'flag':
      return search.flag === 0 ? null : { table: 'card c', condition: cardTermSql(search, scene, values) }
    case 'not':
      return search.part.kind === 'flag' && search.part.flag === 0
        ? { table: 'card c', condition: 'c.flag > 0' }
        : null
    case 'card-is':
      return ['new', 'learn', 'suspended'].includes(search.condition)
        ? { table: 'card c', condition: cardTermSql(search, scene, values) }
        : null
    default:
      return null
  }
}

/**
 * A page of a search for which an index is in the order of the list: no more is read than the page. Null for any other
 * search. A card that is there has a note that is there.
 */
export const findInOrder = (search: Search, scene: SearchScene, page: NotePage): Promise<string[]> | null => {
  if (page.sort === 'edited') return null
  const values = valuesFor(scene)
  const lead = leadOf(onlyPart(search), scene, values)
  if (!lead) return null
  const [alias, id] = lead.table === 'note n' ? ['n', 'n.id'] : ['c', 'c.note_id']
  const onTable = (sql: string) => sql.replace('n.id', id)
  const limit = values.add(page.limit, 'integer')
  const found = `select distinct ${id} as id from ${lead.table}
    where ${alias}.user_id = $1 and ${alias}.deleted_at is null${onTable(afterSql(page, values))} and ${lead.condition}
    order by ${onTable(orders[page.sort])} limit ${limit}`
  const all = lead.of
    ? `select distinct f.id from unnest(${lead.of}) as one (key) cross join lateral (${found}) f`
    : found
  return idsOf(
    `with found as (${all}) select n.id::text as id from found n order by ${orders[page.sort]} limit ${limit}`,
    values,
  )
}
