/** Puts words beside curves where they hide nothing: the least crowded of a few places for each. */

export type Box = { left: number; top: number; right: number; bottom: number }
export type Anchor = 'start' | 'middle' | 'end'
export type Spot = { x: number; y: number; anchor: Anchor }
export type Placed = Spot & { lines: string[] }

const charWidth = 6.3
export const lineHeight = 15

export const widthOf = (lines: readonly string[]): number =>
  Math.max(...lines.map((line) => line.length)) * charWidth

/** Words in lines of at most so many pixels. */
export const wrapped = (text: string, most: number): string[] => {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && (last.length + 1 + word.length) * charWidth <= most)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** The ground that lines take whose first baseline is at the spot. */
export const boxOf = ({ x, y, anchor }: Spot, lines: readonly string[]): Box => {
  const width = widthOf(lines)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, right: left + width, top: y - 11, bottom: y + 4 + (lines.length - 1) * lineHeight }
}

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top))

const outside = (box: Box, frame: Box): number =>
  Math.max(0, frame.left - box.left) +
  Math.max(0, box.right - frame.right) +
  Math.max(0, frame.top - box.top) +
  Math.max(0, box.bottom - frame.bottom)

export type Ground = { frame: Box; taken: Box[]; points: readonly (readonly [number, number])[] }

const crowding = (box: Box, { frame, taken, points }: Ground): number =>
  outside(box, frame) * 40 +
  taken.reduce((sum, one) => sum + overlap(box, one) * 3, 0) +
  points.filter(([x, y]) => x > box.left - 2 && x < box.right + 2 && y > box.top && y < box.bottom).length *
    30

/** Spots around a point: above and below, to either side. */
export const around = (x: number, y: number, lines: number): Spot[] => {
  const above = y - 10 - (lines - 1) * lineHeight
  const below = y + 20
  return [
    { x: x + 9, y: below - 2, anchor: 'start' },
    { x: x - 9, y: above, anchor: 'end' },
    { x, y: above - 2, anchor: 'middle' },
    { x, y: below + 2, anchor: 'middle' },
    { x: x + 9, y: above, anchor: 'start' },
    { x: x - 9, y: below - 2, anchor: 'end' },
    { x: x + 12, y: y + 4, anchor: 'start' },
    { x: x - 12, y: y + 4, anchor: 'end' },
  ]
}

/** The first of the least crowded spots; its ground is taken from then on. */
export const place = (lines: string[], spots: readonly Spot[], ground: Ground): Placed => {
  const costs = spots.map((spot) => crowding(boxOf(spot, lines), ground))
  const best = spots[costs.indexOf(Math.min(...costs))]!
  ground.taken.push(boxOf(best, lines))
  return { ...best, lines }
}
