import type { CardState } from '@/lib/core/card'
import type { Evidence } from '@/lib/core/plan/doubt'
import { evidenceIn, measureNames } from '@/lib/core/stats/rollup'
import type { StudyDay } from '@/lib/core/study-day'
import { prepared } from './database'

/** A card as a plan needs it. */
export type PlanRow = {
  id: string
  noteId: string
  deckId: string
  competency: string | null
  state: CardState
  stability: number | null
  difficulty: number | null
  lastDay: StudyDay | null
  /** Null for a new card, and for a step within the day. */
  dueDay: StudyDay | null
  /** The study day it is buried for by hand. */
  buriedDay: StudyDay | null
  position: number
  ladder: string | null
  rung: number | null
  /** 1 to 3 in the library, null for own cards. */
  libraryDifficulty: number | null
}

/** So many cards a plan looks at: first those that were met, then new ones by place. */
export const mostPlanned = 10_000

const cardsSql = `
select c.id::text as id, c.note_id::text as "noteId", c.deck_id::text as "deckId", c.competency, c.state, c.stability, c.difficulty,
  c.last_study_day as "lastDay", c.due_day as "dueDay", c.buried_day as "buriedDay", c.position, c.ladder, c.rung, l.difficulty::integer as "libraryDifficulty"
from card c
join deck d on d.user_id = $1 and d.id = c.deck_id and d.deleted_at is null
join note n on n.user_id = $1 and n.id = c.note_id
left join library_note l on l.id = n.library_id
where c.user_id = $1 and c.deleted_at is null and not c.suspended
order by c.state = 'new', c.position, c.id limit ${mostPlanned}`

/** The learner's cards that a plan counts: all that are there and not suspended. */
export const loadPlanRows = (userId: string): Promise<PlanRow[]> =>
  prepared<PlanRow>('plan-cards', cardsSql, [userId])

const sumOf = (name: string) =>
  `coalesce(sum(r.measures[${measureNames.indexOf(name) + 1}]), 0)::float8 as "${name}"`
const evidenceSql = `
select ${sumOf('doubt:score')}, ${sumOf('doubt:information')} from day_rollup r where r.user_id = $1`

/** What all targets of the learner together say of the parameters. */
export const loadEvidence = async (userId: string): Promise<Evidence> => {
  const [row] = await prepared<Record<string, number>>('plan-evidence', evidenceSql, [userId])
  return evidenceIn(measureNames.map((name) => row?.[name] ?? 0))
}
