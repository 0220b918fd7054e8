/** Levels of places among `note_keys_of` (see the migration): level 0 leaves out 3 of an id's 48 bits of time, level 14 all but 3. */
const levels = Array.from({ length: 15 }, (_, level) => level)
const siblings = 8

/** Ids beside one another: those that have one of the places. Nothing of it lies outside of the two ids. */
export type PlaceWindow = { places: Place[]; firstId: string; lastId: string }

export type Place = { level: number; number: number }

/** Which way ids are read from one of them. */
export type Side = 'before' | 'after'

/** Milliseconds in the first 48 bits of an id; of one that is no UUIDv7 a number of the same order. */
export const idTime = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)

const idAt = (ms: number, fill: '0' | 'f'): string => {
  const hex = ms.toString(16).padStart(12, '0') + fill.repeat(20)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

const widthOf = (level: number): number => 2 ** (3 * level + 3)

const windowOf = (places: Place[]): PlaceWindow => ({
  places,
  firstId: idAt(Math.min(...places.map(({ level, number }) => number * widthOf(level))), '0'),
  lastId: idAt(Math.max(...places.map(({ level, number }) => (number + 1) * widthOf(level))) - 1, 'f'),
})

const numbered = (level: number, from: number, to: number): Place[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => ({ level, number: from + index }))

/** The places of a level on one side of an id that have all above them in common with it, nearest first. */
const besides = (ms: number, level: number, side: Side): Place[] => {
  const own = Math.floor(ms / widthOf(level))
  const eldest = own - (own % siblings)
  return side === 'before'
    ? numbered(level, eldest, own).reverse()
    : numbered(level, own + 1, eldest + siblings)
}

/** A place as the narrower ones that it holds, nearest first. */
const childrenOf = ({ level, number }: Place, side: Side): Place[] => {
  const children = numbered(level - 1, number * siblings, (number + 1) * siblings)
  return side === 'before' ? children.reverse() : children
}

/** How many times as wide as the one before it a window may be. */
const growth = 2

/** A window of which this part is filled goes without the place that no longer fits into it. */
const filled = 3 / 4

/**
 * The ids from one to another, as windows that lie further and further from the first and are wider and wider: whatever
 * way notes are spread over time, few windows have any, and what the last of them holds beyond a page is little. The
 * first also holds what lies as near as the id itself, on its other side too, and the last what lies beyond the end. A
 * place that is too wide for what is left of a window is taken in parts: each window costs a look at every word, and one
 * that stays narrow is not worth it.
 * @param firstMs a time in which a page was probably made: the first window is about as wide
 */
export const windowsFrom = (id: string, endId: string, firstMs: number): PlaceWindow[] => {
  const ms = idTime(id)
  const side: Side = endId < id ? 'before' : 'after'
  const windows: Place[][] = [[{ level: 0, number: Math.floor(ms / widthOf(0)) }]]
  let width = Math.max(firstMs, widthOf(1))
  let room = width
  const endMs = idTime(endId)
  const isBeyond = ({ level, number }: Place) =>
    side === 'before' ? (number + 1) * widthOf(level) <= endMs : number * widthOf(level) > endMs
  const take = (place: Place): void => {
    if (isBeyond(place)) return
    if (widthOf(place.level) <= room) {
      windows.at(-1)!.push(place)
      room -= widthOf(place.level)
    } else if (place.level > 0 && room > (1 - filled) * width) childrenOf(place, side).forEach(take)
    else {
      width *= growth
      room = width
      windows.push([])
      take(place)
    }
  }
  for (const level of levels) besides(ms, level, side).forEach(take)
  return windows.map(windowOf)
}

/** A window as narrower ones in the order in which they are read; null when there are none narrower. */
export const partsOf = ({ places }: PlaceWindow, side: Side): PlaceWindow[] | null => {
  const [one, ...others] = places
  const parts = others.length > 0 ? places : one!.level === 0 ? null : childrenOf(one!, side)
  const sign = side === 'before' ? -1 : 1
  const start = ({ level, number }: Place) => number * widthOf(level)
  return parts && [...parts].sort((a, b) => sign * (start(a) - start(b))).map((place) => windowOf([place]))
}
