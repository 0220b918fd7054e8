import { answeredSinceDays, askedAgainDays } from '@/lib/core/schedule/ask-again'
import type { StudyDay } from '@/lib/core/study-day'
import { siblingDaySql } from './card-rows'
import { prepared } from './database'
import { voidedBySql, voidedBySqlOf } from './entry-rows'
import type { DueRow } from './queue'

// By the index that holds such answers alone: who is seldom certain and wrong pays nothing, however long the log.
const askedAgainSql = `
select distinct on (c.id) c.id::text as id, c.note_id::text as "noteId", c.deck_id::text as "deckId", c.state,
  (extract(epoch from c.due_at) * 1000)::float8 as "dueAt", c.due_day as "dueDay", c.stability,
  c.last_study_day as "lastStudyDay", c.competency, ${siblingDaySql} = $3 as "hasSiblingAnswered",
  e.study_day as "mistakenDay"
from review_entry e
join card c on c.user_id = $1 and c.id = e.card_id
where e.user_id = $1 and e.study_day <= $3::integer - ${askedAgainDays}
  and e.confidence = 95 and (e.held = false or (e.scenario is null and e.rating = 'again'))
  and c.last_study_day < e.study_day + ${answeredSinceDays}
  and c.state <> 'new' and c.deleted_at is null and c.due_at >= $2 and not c.suspended
  and (c.buried_day is null or c.buried_day < $3) and c.deck_id = any($4::uuid[])
  and ${voidedBySql} is null
  and not exists (
    select 1 from review_entry later where later.user_id = $1 and later.card_id = e.card_id
      and (later.reviewed_at, later.id) > (e.reviewed_at, e.id)
      and (later.kind = 'reset' or (later.kind = 'answer' and later.study_day >= e.study_day + ${answeredSinceDays}))
      and ${voidedBySqlOf('later')} is null)
order by c.id, e.study_day`

/** A card that is asked again, and the study day of the mistake (lib/core/schedule/ask-again.ts). */
export type AskedAgainRow = DueRow & { mistakenDay: StudyDay }

/** Cards that are not due by the end of a study day, but were answered as certain, and wrongly, a week before it or earlier. */
export const loadAskedAgain = (
  userId: string,
  endsAt: number,
  studyDay: StudyDay,
  deckIds: string[],
): Promise<AskedAgainRow[]> =>
  prepared<AskedAgainRow>('queue-asked-again', askedAgainSql, [userId, new Date(endsAt), studyDay, deckIds])
