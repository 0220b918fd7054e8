/**
 * Places by a number, the least first; those that share one by place. No more is sorted than is read (a heap), so that a
 * day with thousands of cards waiting costs little more than the few it asks. The numbers are those at the first reading.
 */
export function* leastFirst(
  places: readonly number[],
  of: (place: number) => number,
): Generator<number, void> {
  const keys = new Float64Array(places.length)
  const heap = new Uint32Array(places.length)
  for (let index = 0; index < places.length; index++) {
    keys[index] = of(places[index]!)
    heap[index] = index
  }
  const isBefore = (a: number, b: number) =>
    keys[a]! < keys[b]! || (keys[a] === keys[b] && places[a]! < places[b]!)
  let size = heap.length
  const sink = (from: number): void => {
    const moved = heap[from]!
    let at = from
    for (let child = 2 * at + 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && isBefore(heap[child + 1]!, heap[child]!)) child++
      if (!isBefore(heap[child]!, moved)) break
      heap[at] = heap[child]!
      at = child
    }
    heap[at] = moved
  }
  for (let at = (size >> 1) - 1; at >= 0; at--) sink(at)
  while (size > 0) {
    const least = places[heap[0]!]!
    heap[0] = heap[--size]!
    sink(0)
    yield least
  }
}
