/** Where a curve crosses zero, by square roots and halves only: exact alike in every engine. */

const halvings = 60
const levels = 6

const middle = (a: number, b: number): number => Math.sqrt(a) * Math.sqrt(b)

/** Borders of 64 parts of a range, even in the logarithm, ascending. */
const bordersOf = (low: number, high: number): number[] => {
  let borders = [low, high]
  for (let level = 0; level < levels; level++)
    borders = borders.flatMap((border, at) =>
      at === 0 ? [border] : [middle(borders[at - 1]!, border), border],
    )
  return borders
}

const isPositive = (y: number): boolean => y > 0

const bisect = (curve: (x: number) => number, low: number, high: number): number => {
  const isLowPositive = isPositive(curve(low))
  let [from, to] = [low, high]
  for (let halving = 0; halving < halvings; halving++) {
    const between = middle(from, to)
    if (!(between > from && between < to)) break
    if (isPositive(curve(between)) === isLowPositive) from = between
    else to = between
  }
  return middle(from, to)
}

/**
 * The crossing nearest to `near` in the logarithm, between two positive numbers; null where there is none. Crossings closer
 * together than a 64th of the range may be passed over in pairs.
 */
export const nearestCrossing = (
  curve: (x: number) => number,
  near: number,
  low: number,
  high: number,
): number | null => {
  const borders = bordersOf(low, high)
  const heights = borders.map(curve)
  const distance = (x: number): number => Math.abs(Math.log(x / near))
  const changes = borders.slice(1).flatMap((after, at) => {
    const [from, to] = [heights[at]!, heights[at + 1]!]
    if (!Number.isFinite(from) || !Number.isFinite(to) || isPositive(from) === isPositive(to)) return []
    return [{ before: borders[at]!, after, away: Math.min(distance(borders[at]!), distance(after)) }]
  })
  // The nearest may lie to either side; only those two are worth the halvings.
  const crossings = changes
    .sort((a, b) => a.away - b.away)
    .slice(0, 2)
    .map(({ before, after }) => bisect(curve, before, after))
  return crossings.sort((a, b) => distance(a) - distance(b))[0] ?? null
}
