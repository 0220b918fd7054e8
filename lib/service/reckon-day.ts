import { defaultPreset } from '@/lib/core/preset'
import { reckonQueue } from '@/lib/core/queue/build'
import type { LearnerDay } from './load-day'

/** What a day asks of all its decks together, in no order yet, and what their limits hold back. */
export const reckonDay = (day: LearnerDay, now: number) =>
  reckonQueue({
    candidates: day.candidates,
    decks: day.deckDays(day.decks),
    configOf: day.configOf,
    display: defaultPreset,
    now,
    studyDay: day.studyDay,
  })
