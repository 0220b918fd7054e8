import type { OneNoteReply } from '@/lib/contract/notes'
import type { Context } from './context'
import { readNote } from './note-reply'

/** A note with its cards. @throws AppError not-found */
export const getNote = (context: Context, { id }: { id: string }): Promise<OneNoteReply> =>
  readNote(context, id)
