import type { StatsReply } from '@/lib/contract/stats'
import type { Bar } from './histogram'

/** First days of the bars of a span of days: each bar is about twice as wide as the one before. */
const firsts = [0, 1, 2, 4, 8, 15, 31, 61, 121, 366]

/** Rows of days and cards as bars that widen with the days; without cards of less than a day, from one day on. */
export const barsOfDays = (rows: StatsReply['rows']): Bar[] => {
  const bars = firsts.map((first) => ({ key: String(first), tick: String(first), cards: 0 }))
  for (const [days, cards] of rows)
    bars[firsts.findLastIndex((first) => first <= Number(days))]!.cards += Number(cards)
  const shown = bars[0]!.cards > 0 ? bars : bars.slice(1)
  const last = shown.at(-1)!
  return [...shown.slice(0, -1), { ...last, tick: `${last.tick}+` }]
}

/** Rows of even bins as bars, those left out with none; a word stands below every so many. */
export const barsOfBins = (
  rows: StatsReply['rows'],
  { from, width, bins, every }: { from: number; width: number; bins: number; every: number },
  tickOf: (value: number) => string,
): Bar[] =>
  Array.from({ length: bins }, (_, index) => {
    const start = from + index * width
    const row = rows.find(([first]) => Math.abs(Number(first) - start) < width / 2)
    return {
      key: String(index),
      tick: index % every === 0 ? tickOf(start) : null,
      cards: Number(row?.[2] ?? 0),
    }
  })
