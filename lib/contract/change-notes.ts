import { z } from 'zod'
import { maxSearchLength } from '@/lib/core/search/terms'
import { day, id, text, uuid } from './common'
import { tags } from './notes'

/** The most notes that one change may touch. */
export const mostNotesAtOnce = 100_000

/** Room for so many ids. */
export const maxChangeNotesBytes = 5 * 1024 * 1024

const plain = <Kind extends string>(kind: Kind) => z.strictObject({ kind: z.literal(kind) })

const someTags = tags.refine((list) => list.length > 0, 'names no tag')

const lastDay = Date.UTC(2200, 0, 1) / 86_400_000

/** What is done to all the notes, or to all their cards. */
export const noteAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add-tags'), tags: someTags }),
  z.strictObject({ kind: z.literal('remove-tags'), tags: someTags }),
  z.strictObject({ kind: z.literal('move'), deckId: uuid }),
  z.strictObject({ kind: z.literal('flag'), flag: z.number().int().min(0).max(7) }),
  z.strictObject({
    kind: z.literal('set-due'),
    day: day.refine((value) => value >= 0 && value < lastDay, 'must be a day between 1970 and 2200'),
  }),
  plain('suspend'),
  plain('unsuspend'),
  plain('bury'),
  plain('unbury'),
  plain('reset'),
  plain('delete'),
])
export type NoteAction = z.output<typeof noteAction>

/** Notes by id, or all that a search finds. */
export const changeNotesInput = z
  .strictObject({
    noteIds: z
      .array(uuid)
      .min(1, 'names no note')
      .max(mostNotesAtOnce, `must name at most ${mostNotesAtOnce.toLocaleString('en-GB')} notes`)
      .optional(),
    q: text(maxSearchLength).optional(),
    action: noteAction,
  })
  .refine(({ noteIds, q }) => (noteIds === undefined) !== (q === undefined), 'names one of noteIds and q')
export type ChangeNotesInput = z.output<typeof changeNotesInput>

/** How many notes or cards became other than they were, and the change by which that is undone. */
export const changeNotesReply = z.object({
  bulk: z.object({ notes: z.number().int(), cards: z.number().int(), changeId: id.nullable() }),
})
export type ChangeNotesReply = z.output<typeof changeNotesReply>
