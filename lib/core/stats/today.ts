import { formatDay, type StudyDay } from '../study-day'
import { allAnswers, allTime, answersTo, recalledTo, type DaySums, type SumSpec } from './day-sums'
import type { Graph } from './graph'
import { groups } from './rollup'

// prettier-ignore
const names = [
  'answers', 'recalled', 'ms', 'new', 'learning', 'review', 'relearning',
  'mature', 'matureRecalled', 'cram', 'cramMs', 'newCards',
] as const
type Name = (typeof names)[number]

export const todaySums: SumSpec<Name> = {
  answers: allAnswers,
  recalled: recalledTo(...groups),
  ms: allTime,
  new: answersTo('new'),
  learning: answersTo('learning'),
  review: answersTo('young', 'mature'),
  relearning: answersTo('relearning'),
  mature: answersTo('mature'),
  matureRecalled: recalledTo('mature'),
  cram: ['cram'],
  cramMs: ['cram:ms'],
  newCards: ['newCards'],
}

const definition =
  'Answers of the present study day, by the state of the card before the answer. Recalled is every answer but Again; mature ' +
  'means in review with an interval of 21 days or more. Each answer counts up to 60 seconds. Cramming is counted apart.'

const units: Record<Name, string> = {
  ...{ answers: 'answers', recalled: 'answers', ms: 'ms', new: 'answers', learning: 'answers' },
  ...{ review: 'answers', relearning: 'answers', mature: 'answers', matureRecalled: 'answers' },
  ...{ cram: 'entries', cramMs: 'ms', newCards: 'cards' },
}

/** What was done on the present study day. */
export const todayGraph = (days: readonly DaySums<Name>[], today: StudyDay): Graph => {
  const sums = days.find(({ studyDay }) => studyDay === today)?.sums
  const values = names.map((name) => sums?.[name] ?? 0)
  const { answers, recalled, ms, mature, matureRecalled } = Object.fromEntries(
    names.map((name, index) => [name, values[index]!]),
  ) as Record<Name, number>
  return {
    from: today,
    to: today,
    definition,
    columns: [{ name: 'day', unit: 'study day' }, ...names.map((name) => ({ name, unit: units[name] }))],
    rows: [[formatDay(today), ...values]],
    summary: {
      answers,
      ms,
      msPerAnswer: answers === 0 ? null : ms / answers,
      rate: answers === 0 ? null : recalled / answers,
      matureRate: mature === 0 ? null : matureRecalled / mature,
    },
  }
}
