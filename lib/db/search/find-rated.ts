import type { Search } from '@/lib/core/search/terms'
import { database } from '../database'
import { ratedEntrySql } from './card-terms'
import { afterSql, onlyPart, orders, valuesFor, type NotePage } from './page'
import type { SearchScene } from './scene'

/** The cards of so many answers are looked up one by one. */
const mostAnswers = 2000

/**
 * A page of a search for what was answered in some days: the log of these days leads to the cards, where the planner
 * would rather read them all. Null for any other search, and for too many answers.
 */
export const findRated = async (
  search: Search,
  scene: SearchScene,
  page: NotePage,
): Promise<string[] | null> => {
  const term = onlyPart(search)
  if (term.kind !== 'rated' || page.sort === 'edited') return null
  const values = valuesFor(scene)
  const most = values.add(mostAnswers, 'integer')
  const { rows } = await database().pool.query<{ id: string | null; answers: number }>(
    `with answers as materialized (
       select e.card_id from review_entry e where ${ratedEntrySql(term, scene, values)} limit ${most} + 1),
     found as (
       select distinct n.id from (
         select distinct card_id from answers where (select count(*) from answers) <= ${most}) a
       cross join lateral (
         select c.note_id as id from card c where c.user_id = $1 and c.id = a.card_id and c.deleted_at is null
         offset 0) n
       where true${afterSql(page, values)})
     (select n.id::text as id, 0 as answers from found n
       order by ${orders[page.sort]} limit ${values.add(page.limit, 'integer')})
     union all select null, count(*)::integer from answers`,
    values.list,
  )
  const isCut = rows.some(({ answers }) => answers > mostAnswers)
  return isCut ? null : rows.flatMap(({ id }) => id ?? [])
}
