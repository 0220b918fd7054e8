import { findGenerator } from '@/lib/core/scenario/generators/all'
import { makeInstance, type Instance } from '@/lib/core/scenario/instance'

const most = 500

/** The last scenarios drawn: a queue that is fetched again asks for the same, and so does the answer to it. */
const drawn = new Map<string, Instance>()

/**
 * The scenario of a generator, by id or slug, and a seed; null when there is no such generator.
 * @param seed a whole number from 0 to 4294967295
 */
export const drawRemembered = (id: string, seed: number): Instance | null => {
  const generator = findGenerator(id)
  if (!generator) return null
  const key = `${generator.id}:${generator.revision}:${seed}`
  const known = drawn.get(key)
  if (known) return known
  if (drawn.size >= most) drawn.clear()
  const instance = makeInstance(generator, seed)
  drawn.set(key, instance)
  return instance
}
