import type { PreviewNoteInput } from '@/lib/contract/notes'
import { AppError } from '@/lib/core/errors'
import { noteTypeByKey } from '@/lib/core/content/note-types'
import { renderNote } from '@/lib/io/render/note'
import type { Context } from './context'

/** The cards a draft would make, set exactly as review sets them. @throws AppError invalid-input */
export const previewNote = async (
  _: Context,
  { noteType, fields }: PreviewNoteInput,
): Promise<{ cards: { ordinal: number; front: string; back: string }[] }> => {
  const type = noteTypeByKey(noteType)
  if (!type)
    throw new AppError('invalid-input', 'There is no such note type.', {
      fields: { noteType: 'is none of yours' },
    })
  const cards = await renderNote(type.key, fields).catch((error: unknown) => {
    if (error instanceof RangeError) throw new AppError('invalid-input', error.message)
    throw error
  })
  return { cards: cards.map(({ ordinal, front, back }) => ({ ordinal, front, back })) }
}
