import { noteTypes } from '@/lib/core/content/note-types'

/** The built-in note types with their fields. */
export const listNoteTypes = async () => ({
  noteTypes: noteTypes.map(({ key, name, kind, fields }) => ({
    key,
    name,
    kind,
    fields: fields.map((field) => ({ ...field })),
  })),
  nextCursor: null,
})
