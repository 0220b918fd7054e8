import { findGenerator } from '@/lib/core/scenario/generators/all'
import { makeInstance, type Instance } from '@/lib/core/scenario/instance'
import { readOwnText, type OwnGenerator } from '@/lib/core/scenario/own/generator'
import { makeOwnInstance, withFront } from '@/lib/core/scenario/own/instance'

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

/** The last definitions read, by their text; null for those that cannot be. */
const read = new Map<string, OwnGenerator | null>()

const readRemembered = (definition: string, question: string): OwnGenerator | null => {
  const key = JSON.stringify([definition, question])
  const known = read.get(key)
  if (known !== undefined) return known
  if (read.size >= most) read.clear()
  const generator = readOwnText(definition, question)
  const found = 'problems' in generator ? null : generator
  read.set(key, found)
  return found
}

/**
 * The scenario of a learner's own note and a seed; null where its definition cannot be read, so that the card is asked plainly.
 * @param front the note's question as HTML, set as every question is
 */
export const drawOwn = (
  { definition, question }: { definition: string; question: string },
  front: string,
  seed: number,
): Instance | null => {
  const generator = readRemembered(definition, question)
  return generator && withFront(makeOwnInstance(generator, seed), front)
}
