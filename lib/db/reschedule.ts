import type { PresetConfig } from '@/lib/core/preset'
import { planned, type Run } from './database'

/** A card in review that has a day, beside the preset of its deck and the weights its memory was reckoned with. */
export type DatedCard = {
  id: string
  dueDay: number
  lastStudyDay: number
  stability: number
  difficulty: number
  reps: number
  presetId: string
  revision: number
  /** True where its memory was reckoned with other weights than its deck has now. */
  isOld: boolean
}

const cardsSql = `
select c.id::text as id, c.due_day as "dueDay", c.last_study_day as "lastStudyDay", c.stability, c.difficulty, c.reps,
  p.id::text as "presetId", p.revision, (f.config -> 'weights') is distinct from (r.config -> 'weights') as "isOld"
from card c join deck d on d.user_id = $1::uuid and d.id = c.deck_id
join preset p on p.user_id = $1::uuid and p.id = d.preset_id
join preset_revision r on r.user_id = $1::uuid and r.preset_id = p.id and r.revision = p.revision
left join preset_revision f on f.user_id = $1::uuid and f.preset_id = c.preset_id and f.revision = c.preset_revision
where c.user_id = $1::uuid and c.state = 'review' and c.deleted_at is null and not c.suspended
  and c.due_day is not null and c.last_study_day is not null and c.stability is not null
order by c.id`

/** The learner's cards in review, suspended ones left out. */
export const findDatedCards = (userId: string, run: Run = planned): Promise<DatedCard[]> =>
  run<DatedCard>('dated-cards', cardsSql, [userId])

const configsSql = `
select p.id::text as "presetId", r.config from preset p
join preset_revision r on r.user_id = $1::uuid and r.preset_id = p.id and r.revision = p.revision where p.user_id = $1::uuid`

/** How each preset of the learner schedules now. */
export const findConfigs = async (userId: string, run: Run = planned): Promise<Map<string, PresetConfig>> =>
  new Map(
    (await run<{ presetId: string; config: PresetConfig }>('preset-configs', configsSql, [userId])).map(
      ({ presetId, config }) => [presetId, config],
    ),
  )
