import type { CreateNoteInput, OneNoteReply } from '@/lib/contract/notes'
import { AppError } from '@/lib/core/errors'
import { insertNote } from '@/lib/db/notes'
import { newId } from '@/lib/io/ids'
import type { Context } from './context'
import { newChange } from './new-change'
import { contentOf } from './note-content'
import { readNote } from './note-reply'

/**
 * Writes a note and the cards it makes.
 * @throws AppError invalid-input for fields that do not fit the type, not-found for a deck that is not the learner's
 */
export const createNote = async (context: Context, input: CreateNoteInput): Promise<OneNoteReply> => {
  const { rendered, ordinals, title, competency } = await contentOf(input.noteType, input.fields, input.tags)
  const id = newId()
  const note = {
    id,
    deckId: input.deckId,
    noteType: input.noteType,
    fields: input.fields,
    tags: input.tags,
    title,
    rendered,
    competency,
    cards: ordinals.map((ordinal) => ({ id: newId(), ordinal })),
  }
  context.changeId = await insertNote(context.viewer.userId, note, newChange(context))
  if (!context.changeId) throw new AppError('not-found', 'There is no such deck.')
  return readNote(context, id)
}
