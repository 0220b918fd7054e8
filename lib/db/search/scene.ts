import { defaultWeights, type PresetConfig } from '@/lib/core/preset'
import { firstInstantOf, studyDayOf, type DayRule, type StudyDay } from '@/lib/core/study-day'
import type { Search } from '@/lib/core/search/terms'
import { prepared } from '../database'
import { findNeedles, type Needles } from './needles'

/** What a search has to know of the learner besides their notes: the day, the decks, and how these are scheduled. */
export type SearchScene = {
  userId: string
  now: number
  today: StudyDay
  /** First instant of the study day so many days from today. */
  dayStart(days: number): Date
  decks: readonly SearchDeck[]
  needles: Needles
}

export type SearchDeck = {
  id: string
  name: string
  /** w20, by which recall decays. */
  decay: number
  buryNew: boolean
  buryReview: boolean
}

const sceneSql = `
select l.time_zone as "timeZone", l.day_start_hour as "dayStartHour",
  coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name, 'weights', r.config -> 'weights',
      'buryNew', r.config -> 'buryNewSiblings', 'buryReview', r.config -> 'buryReviewSiblings'))
    from deck d
    join preset p on p.user_id = $1 and p.id = d.preset_id
    join preset_revision r on r.user_id = $1 and r.preset_id = p.id and r.revision = p.revision
    where d.user_id = $1 and d.deleted_at is null), '[]') as decks
from learner l where l.user_id = $1`

type Row = DayRule & {
  decks: {
    id: string
    name: string
    weights: PresetConfig['weights']
    buryNew: boolean
    buryReview: boolean
  }[]
}

/** Loads what a search of a learner needs; null when the learner is gone. */
export const loadSearchScene = async (
  userId: string,
  now: number,
  search: Search,
): Promise<SearchScene | null> => {
  const [[row], needles] = await Promise.all([
    prepared<Row>('search-scene', sceneSql, [userId]),
    findNeedles(search),
  ])
  if (!row) return null
  const today = studyDayOf(now, row)
  return {
    userId,
    now,
    today,
    needles,
    dayStart: (days) => new Date(firstInstantOf(today + days, row)),
    decks: row.decks.map(({ weights, ...deck }) => ({ ...deck, decay: weights[20] ?? defaultWeights[20]! })),
  }
}
