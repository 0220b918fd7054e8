import { formatDay, parseDay } from '@/lib/core/study-day'

/** One bar: the days it stands for, both included, and the height of each of its parts. */
export type Bucket = { from: string; to: string; values: number[] }

const narrowest = 6
/** Days that one bar may stand for. */
const lengths = [1, 7, 28, 91, 364]

/** How many days a bar stands for, so that bars stay wide enough to see. */
export const daysPerBar = (days: number, width: number): number =>
  lengths.find((length) => Math.ceil(days / length) * narrowest <= width) ?? lengths.at(-1)!

/**
 * Sums days into bars of equal length. Bars begin at today: going back, the last one ends with it; going forward, the
 * first one begins with it.
 */
export const bucketsOf = (
  rows: readonly { day: string; values: number[] }[],
  span: { from: string; to: string },
  width: number,
  today: 'first' | 'last',
): Bucket[] => {
  const [first, last] = [parseDay(span.from)!, parseDay(span.to)!]
  const length = daysPerBar(last - first + 1, width)
  const count = Math.ceil((last - first + 1) / length)
  const start = today === 'first' ? first : last - count * length + 1
  const parts = rows[0]?.values.length ?? 0
  const bars = Array.from({ length: count }, (_, index) => ({
    from: formatDay(Math.max(first, start + index * length)),
    to: formatDay(Math.min(last, start + (index + 1) * length - 1)),
    values: Array<number>(parts).fill(0),
  }))
  for (const { day, values } of rows) {
    const bar = bars[Math.floor((parseDay(day)! - start) / length)]
    values.forEach((value, index) => bar && (bar.values[index]! += value))
  }
  return bars
}

/** Round numbers from 0 up, at most five of them, the last one at or above the most. */
export const ticksOf = (most: number): number[] => {
  const rough = Math.max(most, 1) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, [1, 2, 5, 10].find((factor) => factor * power >= rough)! * power)
  return Array.from({ length: Math.ceil(Math.max(most, 1) / step) + 1 }, (_, index) => index * step)
}
