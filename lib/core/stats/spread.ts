/** So many cards at a value; lists of them are in order of value. */
export type Counted = { value: number; cards: number }

const sizeOf = (counts: readonly Counted[]): number => counts.reduce((sum, { cards }) => sum + cards, 0)

/** The value in the middle, or half way between the two in the middle; null for none. */
export const medianOf = (counts: readonly Counted[]): number | null => {
  const size = sizeOf(counts)
  if (size === 0) return null
  const at = (place: number): number => {
    let seen = 0
    return counts.find(({ cards }) => (seen += cards) > place)!.value
  }
  return (at(Math.floor((size - 1) / 2)) + at(Math.floor(size / 2))) / 2
}

export const meanOf = (counts: readonly Counted[]): number | null => {
  const size = sizeOf(counts)
  return size === 0 ? null : counts.reduce((sum, { value, cards }) => sum + value * cards, 0) / size
}
