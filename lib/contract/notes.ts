import { z } from 'zod'
import { maxFieldLength, maxTags } from '@/lib/core/note'
import { maxSearchLength } from '@/lib/core/search/terms'
import { cardReply } from './cards'
import { cardState, id, limitOf, name, page, text, time, uuid } from './common'

/** The key of a note type; whether there is such a one is for the service to say. */
export const noteTypeKey = name(60)

const fields = z
  .record(z.string().min(1).max(60), text(maxFieldLength))
  .refine((value) => Object.keys(value).length <= 30, 'must have at most 30 fields')

export const tags = z
  .array(
    text(100)
      .transform((tag) => tag.normalize('NFC').trim())
      .refine((tag) => /^\S+$/.test(tag), 'a tag has no spaces'),
  )
  .max(maxTags, `must have at most ${maxTags} tags`)
  .transform((list) => [...new Set(list)])

export const createNoteInput = z.strictObject({
  deckId: uuid,
  noteType: noteTypeKey.default('basic'),
  fields,
  tags: tags.default([]),
})
export type CreateNoteInput = z.output<typeof createNoteInput>

export const patchNoteInput = z
  .strictObject({
    deckId: uuid.optional(),
    /** Another type; `fields` are then all that the note has, or else what fits of those it had. */
    noteType: noteTypeKey.optional(),
    fields: fields.optional(),
    tags: tags.optional(),
  })
  .refine((input) => Object.keys(input).length > 0, 'names nothing to change')
export type PatchNoteInput = z.output<typeof patchNoteInput>

export const previewNoteInput = z.strictObject({ noteType: noteTypeKey, fields })
export type PreviewNoteInput = z.output<typeof previewNoteInput>

/** Front and back of one card of a note, as safe HTML. */
export const renderedCard = z.object({ ordinal: z.number().int(), front: z.string(), back: z.string() })
export const previewNoteReply = z.object({ cards: z.array(renderedCard) })

export const noteReply = z.object({
  id,
  deckId: id,
  noteType: z.string(),
  fields: z.record(z.string(), z.string()),
  tags: z.array(z.string()),
  title: z.string(),
  libraryId: z.string().nullable(),
  createdAt: time,
  updatedAt: time,
})
export type NoteReply = z.output<typeof noteReply>

export const oneNoteReply = z.object({ note: noteReply, cards: z.array(cardReply) })
export type OneNoteReply = z.output<typeof oneNoteReply>

/** What is searched for: `q` in the search language; `deckId` and `mine` narrow it. */
const searched = {
  q: text(maxSearchLength).optional(),
  deckId: uuid.optional(),
  mine: limitOf(0, 1).optional(),
}

export const noteSorts = ['newest', 'oldest', 'edited'] as const

export const listNotesQuery = z.strictObject({ ...page, ...searched, sort: z.enum(noteSorts).optional() })
export type ListNotesQuery = z.output<typeof listNotesQuery>

export const listedNote = noteReply.extend({
  deckName: z.string(),
  noteTypeName: z.string(),
  cardCount: z.number().int(),
  /** The first twenty of its cards. */
  cards: z.array(
    z.object({
      id,
      ordinal: z.number().int(),
      state: cardState,
      dueAt: time.nullable(),
      dueDay: z.string().nullable(),
      suspended: z.boolean(),
      flag: z.number().int(),
    }),
  ),
})

export const listNotesReply = z.object({ notes: z.array(listedNote), nextCursor: z.string().nullable() })
export type ListNotesReply = z.output<typeof listNotesReply>

export const countNotesQuery = z.strictObject(searched)
export type CountNotesQuery = z.output<typeof countNotesQuery>

/** Counted up to a thousand; `more` says that there are others. */
export const countNotesReply = z.object({
  count: z.object({ notes: z.number().int(), more: z.boolean() }),
})
export type CountNotesReply = z.output<typeof countNotesReply>

export const noteTypesReply = z.object({
  noteTypes: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      kind: z.enum(['standard', 'cloze']),
      fields: z.array(z.object({ name: z.string(), required: z.boolean(), help: z.string() })),
    }),
  ),
  nextCursor: z.null(),
})

export const duplicatesInput = z.strictObject({
  noteType: noteTypeKey,
  fields,
  /** The note that is being edited: it does not double itself. */
  exceptId: uuid.optional(),
})
export type DuplicatesInput = z.output<typeof duplicatesInput>

export const duplicatesReply = z.object({
  duplicates: z.array(z.object({ id, title: z.string(), deckName: z.string() })),
})
export type DuplicatesReply = z.output<typeof duplicatesReply>

export const listTagsQuery = z.strictObject({
  prefix: text(100).optional(),
  limit: limitOf(1, 1000).optional(),
})
export type ListTagsQuery = z.output<typeof listTagsQuery>

export const listTagsReply = z.object({
  tags: z.array(z.object({ name: z.string(), notes: z.number().int() })),
  nextCursor: z.null(),
})
export type ListTagsReply = z.output<typeof listTagsReply>
