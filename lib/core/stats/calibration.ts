import type { StudyDay } from '../study-day'
import { specOf, type Sums } from './day-sums'
import type { Cell, Graph } from './graph'
import { chanceUnit, tenths } from './bins'
import { shareCells, shareOf } from './share'

type Name = `${'recalled' | 'missed' | 'predicted'}${number}`

export const calibrationSums = specOf(
  tenths.flatMap((tenth) =>
    (['recalled', 'missed', 'predicted'] as const).map((what): [Name, string[]] => [
      `${what}${tenth}`,
      [`calibration:${tenth}:${what}`],
    ]),
  ),
)

const definition =
  'Answers that are not a card’s first and come at least one study day after the answer before, by the recall that was ' +
  'expected of them: from the answers before, in whole study days, by the settings of memory in force at the time. Recalled ' +
  'is every answer but Again. The range is the 95% Wilson interval. The gap is how far expected and recalled lie apart, on ' +
  'average over answers.'

type Bin = { tenth: number; count: number; recalled: number; predicted: number }

const binsOf = (sums: Sums<Name>): Bin[] =>
  tenths.map((tenth) => {
    const recalled = sums[`recalled${tenth}`]!
    return {
      tenth,
      recalled,
      count: recalled + sums[`missed${tenth}`]!,
      predicted: sums[`predicted${tenth}`]! / chanceUnit,
    }
  })

const rowOf = ({ tenth, count, recalled, predicted }: Bin): Cell[] => [
  ...[tenth / 10, (tenth + 1) / 10, count],
  count === 0 ? null : predicted / count,
  ...shareCells(recalled, count),
]

/** Recall as it was predicted beside recall as it was, in ten bins of the prediction. */
export const calibration = (sums: Sums<Name>, from: StudyDay, today: StudyDay): Graph => {
  const bins = binsOf(sums)
  const sum = (of: (bin: Bin) => number) => bins.reduce((all, bin) => all + of(bin), 0)
  const [count, recalled] = [sum((bin) => bin.count), sum((bin) => bin.recalled)]
  const perAnswer = (value: number): Cell => (count === 0 ? null : value / count)
  return {
    from,
    to: today,
    definition,
    columns: [
      { name: 'from', unit: 'chance' },
      { name: 'to', unit: 'chance' },
      { name: 'count', unit: 'answers' },
      { name: 'predicted', unit: 'chance' },
      { name: 'recalled', unit: 'share' },
      { name: 'low', unit: 'share' },
      { name: 'high', unit: 'share' },
    ],
    rows: bins.map(rowOf),
    summary: {
      count,
      predicted: perAnswer(sum((bin) => bin.predicted)),
      recalled: perAnswer(recalled),
      low: shareOf(recalled, count).low,
      high: shareOf(recalled, count).high,
      gap: perAnswer(sum((bin) => Math.abs(bin.predicted - bin.recalled))),
    },
  }
}
