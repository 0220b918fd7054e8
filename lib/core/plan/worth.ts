import { nextMemory, retrievability } from '../schedule/fsrs'

/** Over which asking a card is judged: what it adds to recall a month on. */
export const worthDays = 30

/** Difficulty of a card in the middle: it moves what asking is worth little, and the queue does not load it. */
const usualDifficulty = 5

/** Stabilities that differ by less than a twelfth of a doubling are worth the same. */
const grain = 12

/**
 * What asking a card today is worth: the expected recall in 30 days if it is asked (recalled with its chance now, then
 * good, else again) less that if it is not. Every review takes about as long, so this is also the order by gain a second.
 * Remembered by stability and days waited, since a backlog holds many alike.
 */
export const worthByMemory = (): ((
  weights: readonly number[],
  stability: number,
  elapsed: number,
) => number) => {
  const known = new WeakMap<readonly number[], Map<string, number>>()
  return (weights, stability, elapsed) => {
    const step = Math.round(Math.log2(stability) * grain)
    const memories = known.get(weights) ?? new Map<string, number>()
    known.set(weights, memories)
    const key = `${step}:${elapsed}`
    const found = memories.get(key)
    if (found !== undefined) return found
    const memory = { stability: 2 ** (step / grain), difficulty: usualDifficulty }
    const now = retrievability(weights, memory, elapsed)
    const after = (rating: 'good' | 'again') =>
      retrievability(weights, nextMemory(weights, memory, elapsed, rating), worthDays)
    const worth =
      now * after('good') + (1 - now) * after('again') - retrievability(weights, memory, elapsed + worthDays)
    memories.set(key, worth)
    return worth
  }
}
