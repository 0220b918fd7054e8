import type { CardState } from '../card'
import { formatDay, type StudyDay } from '../study-day'
import { clearingOf } from './clearing'
import { daysOf, type Cell, type Graph, type Range } from './graph'

/** So many cards alike: out of the new state, not suspended. */
export type DueCards = {
  dueDay: StudyDay
  state: Exclude<CardState, 'new'>
  /** The interval is 21 days or more. */
  isMature: boolean
  /** Buried for the present study day, by hand or by a sibling. */
  isBuried: boolean
  cards: number
  /** The sum of one over each interval, at least a day. */
  load: number
}

/** How long a review takes this learner, and the time they want to give a day. */
export type Pace = { secondsPerReview: number; minutesPerDay: number }

const definition =
  'Cards in learning, relearning and review by the study day they are due on, as scheduled now. The row without a day is what ' +
  'was due before today. New and suspended cards do not count, nor do cards that are buried today and due by now. The daily ' +
  'load is the sum of one over each card’s interval (at least a day), without what comes after the point. Minutes are cards ' +
  'times what a review takes you; answers bring cards back, which is not foreseen here.'

type Tally = { learning: number; young: number; mature: number }
const none: Tally = { learning: 0, young: 0, mature: 0 }
const sizeOf = ({ learning, young, mature }: Tally): number => learning + young + mature

const kindOf = ({ state, isMature }: DueCards): keyof Tally => {
  if (state !== 'review') return 'learning'
  return isMature ? 'mature' : 'young'
}

/** Sums of thirds and sevenths fall a hair short of the whole number they are. */
const hair = 1e-9
const dailyLoad = (dues: readonly DueCards[]): number =>
  Math.floor(dues.reduce((sum, { load }) => sum + load, 0) + hair)

const rowOf = (day: Cell, { learning, young, mature }: Tally): Cell[] => [
  day,
  learning + young + mature,
  learning,
  young,
  mature,
]

/** Cards by due day from today on, what is overdue as a row of its own, and a way to clear that. */
export const futureDue = (all: readonly DueCards[], range: Range, today: StudyDay, pace: Pace): Graph => {
  const dues = all.filter(({ isBuried, dueDay }) => !(isBuried && dueDay <= today))
  const byDay = new Map<StudyDay, Tally>()
  let overdue = none
  for (const due of dues) {
    const tally = due.dueDay < today ? overdue : (byDay.get(due.dueDay) ?? none)
    const more = { ...tally, [kindOf(due)]: tally[kindOf(due)] + due.cards }
    if (due.dueDay < today) overdue = more
    else byDay.set(due.dueDay, more)
  }
  const length = daysOf(range)
  const to = length === null ? Math.max(today, ...byDay.keys()) : today + length - 1
  const shown = [...byDay].filter(([day]) => day <= to).sort(([a], [b]) => a - b)
  const dueIn = (day: number) => sizeOf(byDay.get(today + day) ?? none)
  const coming = shown.reduce((sum, [, tally]) => sum + sizeOf(tally), 0)
  const clearing = clearingOf(
    sizeOf(overdue),
    Array.from({ length: 30 }, (_, day) => dueIn(day)),
    pace.secondsPerReview,
    pace.minutesPerDay,
  )
  return {
    from: today,
    to,
    definition,
    columns: [
      { name: 'day', unit: 'study day' },
      ...['cards', 'learning', 'young', 'mature'].map((name) => ({ name, unit: 'cards' })),
    ],
    rows: [
      ...(sizeOf(overdue) > 0 ? [rowOf(null, overdue)] : []),
      ...shown.map(([day, tally]) => rowOf(formatDay(day), tally)),
    ],
    summary: {
      overdue: sizeOf(overdue),
      cards: coming,
      perDay: coming / (to - today + 1),
      dueTomorrow: dueIn(1),
      dailyLoad: dailyLoad(dues),
      secondsPerReview: pace.secondsPerReview,
      clearDays: clearing?.days ?? null,
      clearMinutesPerDay: clearing?.minutes ?? null,
    },
  }
}
