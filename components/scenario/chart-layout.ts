import { around, place, wrapped, type Ground, type Placed } from './chart-labels'
import { bandsOf, heightAt, xScaleOf, yScaleOf, type Crossing } from './chart-model'
import { nameOf, shortX } from './chart-words'
import type { Scale } from './scales'

/** Everything of the drawing in pixels, for the width there is. */
export type Layout = {
  width: number
  height: number
  left: number
  right: number
  top: number
  base: number
  x: (value: number) => number
  y: (value: number) => number
  xScale: Scale
  yScale: Scale
  paths: [string, string]
  bands: { from: number; to: number }[]
  /** Null where the crossing lies outside what the curves reach. */
  crossing: { x: number; y: number; label: Placed } | null
  own: { x: number; y: number; other: number | null; label: Placed } | null
  names: [Placed, Placed]
}

const [left, top, foot, edge] = [44, 30, 44, 8]
const samples = 120
const roomForTick = 64
const mostTicks = 4

export const layoutOf = (crossing: Crossing, at: number, width: number): Layout => {
  const height = width < 420 ? 236 : 264
  const [right, base] = [width - edge, height - foot]
  const xScale = xScaleOf(crossing, at, Math.max(2, Math.floor((right - left) / roomForTick)))
  const yScale = yScaleOf(crossing, xScale, mostTicks)
  const x = (value: number) => left + xScale.at(value) * (right - left)
  const y = (value: number) => base - yScale.at(value) * (base - top)
  const curves = crossing.series.map(({ points }) =>
    Array.from({ length: samples + 1 }, (_, index) => xScale.of(index / samples)).flatMap((value) => {
      const height = heightAt(points, value)
      return height === null ? [] : [[x(value), y(height)] as const]
    }),
  )
  const heights = (value: number) => crossing.series.map(({ points }) => heightAt(points, value))
  const ground: Ground = {
    frame: { left: left + 2, right, top: 16, bottom: base - 2 },
    taken: [],
    points: curves.flat(),
  }
  const mark = (cx: number, cy: number) =>
    ground.taken.push({ left: cx - 8, right: cx + 8, top: cy - 8, bottom: cy + 8 })
  const spotOf = (value: number) => {
    const [first, second] = heights(value)
    const height = first ?? second
    return height == null || value < xScale.low || value > xScale.high
      ? null
      : { x: x(value), y: y(height), other: first != null && second != null ? y(second) : null }
  }
  const [flip, own] = [spotOf(crossing.value), spotOf(at)]
  for (const spot of [flip, own]) if (spot) mark(spot.x, spot.y)
  const labelled = (text: string, spot: { x: number; y: number }) =>
    place([text], around(spot.x, spot.y, 1), ground)
  const flipLabel = flip && labelled(`flips at ${shortX(crossing, crossing.value)}`, flip)
  const ownLabel = own && labelled(`you, ${shortX(crossing, at)}`, own)
  const names = curves.map((points, index) => {
    const lines = wrapped(nameOf(crossing, index), Math.min(220, (right - left) * 0.56))
    const spots = points
      .filter((_, place) => place % 6 === 0)
      .reverse()
      .flatMap(([cx, cy]) => around(cx, cy, lines.length))
    return place(lines, spots, ground)
  })
  return {
    ...{ width, height, left, right, top, base, x, y, xScale, yScale },
    paths: curves.map(pathOf) as [string, string],
    bands: bandsOf(crossing, xScale).map(([from, to]) => ({ from: x(from), to: x(to) })),
    crossing: flip && { ...flip, label: flipLabel! },
    own: own && { ...own, label: ownLabel! },
    names: names as [Placed, Placed],
  }
}

const pathOf = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
