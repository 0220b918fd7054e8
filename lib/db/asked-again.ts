import { answeredSinceDays, askedAgainDays } from '@/lib/core/schedule/ask-again'
import type { StudyDay } from '@/lib/core/study-day'
import { siblingDaySql } from './card-rows'
import { prepared } from './database'
import { certainAndWrongSqlOf, voidedBySql, voidedBySqlOf } from './entry-rows'
import type { DueRow } from './queue'

const columns = `c.id::text as id, c.note_id::text as "noteId", c.deck_id::text as "deckId", c.state,
  (extract(epoch from c.due_at) * 1000)::float8 as "dueAt", c.due_day as "dueDay", c.stability,
  c.last_study_day as "lastStudyDay", c.competency, ${siblingDaySql} = $3 as "hasSiblingAnswered"`
const mayBeAsked = `c.state <> 'new' and c.deleted_at is null and c.due_at >= $2 and not c.suspended
  and (c.buried_day is null or c.buried_day < $3) and c.deck_id = any($4::uuid[])`

// By indexes that hold such answers and such notes alone: who is seldom certain and wrong pays nothing, however long the log.
const askedAgainSql = `
select * from (select distinct on (c.id) ${columns}, e.study_day as "mistakenDay"
from review_entry e
join card c on c.user_id = $1 and c.id = e.card_id
where e.user_id = $1 and e.study_day <= $3::integer - ${askedAgainDays}
  and ${certainAndWrongSqlOf('e')}
  and c.last_study_day < e.study_day + ${answeredSinceDays}
  and ${mayBeAsked} and ${voidedBySql} is null
  and not exists (
    select 1 from review_entry later where later.user_id = $1 and later.card_id = e.card_id
      and (later.reviewed_at, later.id) > (e.reviewed_at, e.id)
      and (later.kind = 'reset' or (later.kind = 'answer' and later.study_day >= e.study_day + ${answeredSinceDays}))
      and ${voidedBySqlOf('later')} is null)
order by c.id, e.study_day) mistaken
union all
select ${columns}, null from library_note l
join note n on n.user_id = $1 and n.library_id = l.id and n.deleted_at is null
join card c on c.user_id = $1 and c.note_id = n.id
where l.meaning_changed_at is not null and c.last_reviewed_at < l.meaning_changed_at and ${mayBeAsked}`

/** A card that is asked again, and the study day of the mistake (lib/core/schedule/ask-again.ts); null for a change of meaning. */
export type AskedAgainRow = DueRow & { mistakenDay: StudyDay | null }

/**
 * Cards that are not due by the end of a study day, but were answered as certain, and wrongly, a week before it or earlier, or
 * before the library changed what they mean. A card may come for both.
 */
export const loadAskedAgain = (
  userId: string,
  endsAt: number,
  studyDay: StudyDay,
  deckIds: string[],
): Promise<AskedAgainRow[]> =>
  prepared<AskedAgainRow>('queue-asked-again', askedAgainSql, [userId, new Date(endsAt), studyDay, deckIds])
