import { toDigits } from '@/lib/core/scenario/arithmetic'
import type { Instance } from '@/lib/core/scenario/instance'
import { linearScale, logScale, ninesScale, type Scale } from './scales'

export type Crossing = NonNullable<Instance['crossover']>
export type Point = readonly [x: number, y: number]

/** Where shares lie so close to one that their distance from it is what counts. */
const closeToOne = 0.9

/** How far beyond crossover and scenario such an axis goes: nearly one nine more. */
const beyond = 0.2

const isShare = ({ unit, series }: Crossing): boolean =>
  unit.startsWith('%') && series.every(({ points }) => points.every(([x]) => x <= 1))

/** The axis of the deciding variable: decades, as its curves are spaced. */
export const xScaleOf = (crossing: Crossing, own: number, most: number): Scale => {
  const xs = crossing.series.flatMap(({ points }) => points.map(([x]) => x))
  const [low, high] = [Math.min(...xs), Math.max(...xs)]
  if (isShare(crossing) && crossing.value > closeToOne && crossing.value < 1)
    return ninesScale(Math.min(low, own), 1 - (1 - Math.max(crossing.value, own < 1 ? own : 0)) * beyond)
  return logScale(low, high, most)
}

/** The values a linear axis would squeeze into its first twentieth. */
const wide = 20

/** The axis of the costs, over the x that are shown: decades where they span some and none is zero. */
export const yScaleOf = ({ series }: Crossing, x: Scale, most: number): Scale => {
  const ys = series.flatMap(({ points }) =>
    [...points.map(([place]) => place), x.low, x.high]
      .filter((place) => place >= x.low && place <= x.high)
      .flatMap((place) => heightAt(points, place) ?? []),
  )
  const [low, high] = [Math.min(...ys), Math.max(...ys)]
  if (low > 0 && high / low >= wide) return logScale(low, high, most)
  return linearScale(Math.min(0, low), high, most)
}

/** A curve that falls to nothing where a share is one: a power of what is missing, as its last two points have it. */
const vanishing = ([x0, y0]: Point, [x1, y1]: Point, x: number): number => {
  const power = Math.log(y1 / y0) / Math.log((1 - x1) / (1 - x0))
  return y1 * ((1 - x) / (1 - x1)) ** power
}

/** The height of a curve between its points; null where it has none. */
export const heightAt = (points: readonly Point[], x: number): number | null => {
  const after = points.findIndex(([place]) => place >= x)
  if (after < 0) return null
  const [x1, y1] = points[after]!
  if (x1 === x) return y1
  if (after === 0) return null
  const [x0, y0] = points[after - 1]!
  if (x1 === 1 && y1 === 0 && after > 1) return vanishing(points[after - 2]!, [x0, y0], x)
  return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0)
}

/** A value as a slider or a hand sets it: three digits, counted from one for shares close to it. */
export const settled = (scale: Scale, x: number): number => {
  const near =
    scale.kind === 'nines' && x > closeToOne ? toDigits(1 - toDigits(1 - x, 3), 12) : toDigits(x, 3)
  return Math.min(Math.max(near, scale.low), scale.high)
}

/** What is right at a value, by name; null where the rule's answer is a value, or nothing is known. */
export const rightAt = ({ places }: Crossing, x: number): string[] | null =>
  places.findLast(({ from }) => from <= x)?.answers.map(({ label }) => label) ??
  places[0]?.answers.map(({ label }) => label) ??
  null

/** Stretches where either is right, clipped to the axis. */
export const bandsOf = ({ places }: Crossing, { low, high }: Scale): [from: number, to: number][] =>
  places.flatMap(({ from, answers }, index) => {
    const to = Math.min(places[index + 1]?.from ?? high, high)
    const start = Math.max(from, low)
    return answers.length > 1 && to > start ? [[start, to] as [number, number]] : []
  })

/** Whether there is anything to draw: two curves of two points or more. */
export const isDrawable = ({ series }: Crossing): boolean =>
  series.length === 2 && series.every(({ points }) => points.length > 1)
