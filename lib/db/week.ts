import type { StudyDay } from '@/lib/core/study-day'
import { prepared } from './database'
import { certainAndWrongSqlOf, voidedBySql } from './entry-rows'

export type SureAndWrongRow = { cardId: string; noteId: string; title: string }

const mostListed = 20

// By the index that holds such answers alone.
const sureAndWrongSql = `
select distinct on (c.id) c.id::text as "cardId", c.note_id::text as "noteId",
  n.title
from review_entry e
join card c on c.user_id = $1 and c.id = e.card_id and c.deleted_at is null
join note n on n.user_id = $1 and n.id = c.note_id
where e.user_id = $1 and e.study_day between $2 and $3
  and ${certainAndWrongSqlOf('e')}
  and ${voidedBySql} is null
order by c.id limit ${mostListed}`

/** Cards answered as certain, and wrongly, on some study days; both ends included. */
export const loadSureAndWrong = (userId: string, from: StudyDay, to: StudyDay): Promise<SureAndWrongRow[]> =>
  prepared<SureAndWrongRow>('week-sure-and-wrong', sureAndWrongSql, [userId, from, to])

/** The first study day with an answer; null before any. */
export const findFirstStudied = async (userId: string): Promise<StudyDay | null> => {
  const rows = await prepared<{ day: StudyDay | null }>(
    'week-first-studied',
    `select min(study_day) as day from day_rollup where user_id = $1`,
    [userId],
  )
  return rows[0]?.day ?? null
}

const comingSql = `
select greatest(coalesce(c.due_day, $2), $2)::integer as day, count(*)::integer as cards
from card c
where c.user_id = $1 and c.state <> 'new' and c.deleted_at is null and not c.suspended and c.due_at < $3
group by 1 order by 1`

/** Cards that come back by the day they are due on, what is overdue with the first day. @param endsAt an instant */
export const loadComing = (
  userId: string,
  today: StudyDay,
  endsAt: number,
): Promise<{ day: StudyDay; cards: number }[]> =>
  prepared<{ day: StudyDay; cards: number }>('week-coming', comingSql, [userId, today, new Date(endsAt)])
