import type { OneNoteReply } from '@/lib/contract/notes'
import { get } from '@/lib/client/api'
import { scenarioField } from '@/lib/core/content/note-types'
import type { Instance } from '@/lib/core/scenario/instance'

/** What draws a learner's own scenario: the text of the note's field, and its question as Markdown. */
export type OwnText = { definition: string; question: string }

/**
 * Draws a learner's own scenario, by code that is fetched only then.
 * @param revision of an answer; null where its note was rewritten since, or cannot be read
 */
export const drawOwn = async (
  { definition, question }: OwnText,
  seed: number,
  revision?: number,
): Promise<Instance | null> => {
  const [{ readOwnText }, { makeOwnInstance }] = await Promise.all([
    import('@/lib/core/scenario/own/generator'),
    import('@/lib/core/scenario/own/instance'),
  ])
  const generator = readOwnText(definition, question)
  if ('problems' in generator || (revision !== undefined && revision !== generator.revision)) return null
  return makeOwnInstance(generator, seed)
}

/** The scenario that an answer was given to, as long as its note still says the same. */
export const drawOwnOfNote = async (
  noteId: string,
  seed: number,
  revision: number,
): Promise<Instance | null> => {
  const { note } = await get<OneNoteReply>(`/notes/${noteId}`)
  const { fields } = note
  return drawOwn({ definition: fields[scenarioField] ?? '', question: fields.Question ?? '' }, seed, revision)
}

/** The same, its story set as it was at hand. */
export const drawOwnAs = async (own: OwnText, seed: number, atHand: Instance): Promise<Instance | null> => {
  const [instance, { frontOf, withFront }] = await Promise.all([
    drawOwn(own, seed),
    import('@/lib/core/scenario/own/instance'),
  ])
  return instance && withFront(instance, frontOf(atHand))
}
