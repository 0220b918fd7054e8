import type { StudyDay } from '../study-day'
import type { DaySums, SumSpec } from './day-sums'
import { total } from './day-sums'
import { firstDayOf, type Cell, type Graph, type Range } from './graph'
import { wilsonRange } from './wilson'

const names = ['youngRecalled', 'youngMissed', 'matureRecalled', 'matureMissed'] as const
type Name = (typeof names)[number]

export const retentionSums: SumSpec<Name> = {
  youngRecalled: ['retention:young:recalled'],
  youngMissed: ['retention:young:missed'],
  matureRecalled: ['retention:mature:recalled'],
  matureMissed: ['retention:mature:missed'],
}

/** Study days of each window, today included; null for all there are (Anki, stats/graphs/retention.rs). */
const windows: readonly (readonly [name: string, days: number | null, until: 0 | 1])[] = [
  ['today', 1, 0],
  ['yesterday', 1, 1],
  ['7 days', 7, 0],
  ['30 days', 30, 0],
  ['365 days', 365, 0],
  ['all', null, 0],
]

const definition =
  'Answers to cards in review, and to any card whose last interval was a day or more. Recalled is every answer but Again. ' +
  'Young means that the interval before the answer was under 21 days, mature that it was 21 days or more. Steps within a day, ' +
  'cramming, set due and reset do not count. The range is the 95% Wilson interval.'

type Tally = { recalled: number; missed: number }

const tallies = (days: readonly DaySums<Name>[]): Record<'young' | 'mature' | 'all', Tally> => {
  const young = { recalled: total(days, 'youngRecalled'), missed: total(days, 'youngMissed') }
  const mature = { recalled: total(days, 'matureRecalled'), missed: total(days, 'matureMissed') }
  const all = { recalled: young.recalled + mature.recalled, missed: young.missed + mature.missed }
  return { young, mature, all }
}

const ratesOf = ({ recalled, missed }: Tally): { rate: Cell; low: Cell; high: Cell } => {
  const range = wilsonRange(recalled, recalled + missed)
  return range ? { rate: recalled / (recalled + missed), ...range } : { rate: null, low: null, high: null }
}

const between = (days: readonly DaySums<Name>[], from: StudyDay, to: StudyDay) =>
  days.filter(({ studyDay }) => studyDay >= from && studyDay <= to)

/** True retention in six windows, by maturity; the summary has that of the range, beside what is asked for. */
export const trueRetention = (
  days: readonly DaySums<Name>[],
  range: Range,
  today: StudyDay,
  desiredRetention: number | null = null,
): Graph => {
  const counted = days.filter(({ sums }) => names.some((name) => sums[name] > 0))
  const from = firstDayOf(range, today, counted)
  const rows = windows.flatMap(([window, length, until]) => {
    const first = length === null ? -Infinity : today - length + 1 - until
    const sums = tallies(between(counted, first, today - until))
    return (['young', 'mature', 'all'] as const).map((cards): Cell[] => {
      const { recalled, missed } = sums[cards]
      const { rate, low, high } = ratesOf(sums[cards])
      return [window, cards, recalled, missed, rate, low, high]
    })
  })
  const { young, mature, all } = tallies(between(counted, from, today))
  return {
    from,
    to: today,
    definition,
    columns: [
      { name: 'window', unit: 'days up to today' },
      { name: 'cards', unit: 'maturity' },
      { name: 'recalled', unit: 'answers' },
      { name: 'missed', unit: 'answers' },
      { name: 'rate', unit: 'share' },
      { name: 'low', unit: 'share' },
      { name: 'high', unit: 'share' },
    ],
    rows,
    summary: {
      recalled: all.recalled,
      missed: all.missed,
      ...ratesOf(all),
      desiredRetention,
      youngRate: ratesOf(young).rate,
      young: young.recalled + young.missed,
      matureRate: ratesOf(mature).rate,
      mature: mature.recalled + mature.missed,
    },
  }
}
