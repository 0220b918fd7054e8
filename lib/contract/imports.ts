import { z } from 'zod'
import { duplicateRules, matchScopes } from '@/lib/core/codec/csv-headers'
import { clozeSigns } from '@/lib/core/codec/markdown-lines'
import { contentKinds, importFormats } from '@/lib/core/codec/plan'
import { parseDeckName } from '@/lib/core/deck'
import { maxTags } from '@/lib/core/note'
import { id, text, time, uuid } from './common'
import { noteTypeKey } from './notes'

/** What all files of an import may come to as JSON. */
export const maxImportBytes = 20 * 1024 * 1024
export const maxImportFiles = 500

/** Any text at all: what of it cannot be stored becomes an issue of its row, not a refusal of the whole. */
const anyText = (max: number) =>
  z
    .string()
    .max(max, `must have at most ${max.toLocaleString('en-GB')} characters`)
    .transform((value) => value.toWellFormed())

const file = z.strictObject({
  name: anyText(500).transform((name) =>
    name
      .replace(/[\u0000-\u001f\u007f]/g, ' ')
      .trim()
      .slice(0, 255),
  ),
  text: anyText(maxImportBytes),
})

const separator = text(10).refine((value) => value.length > 0, 'must have at least one character')

const deckName = text(300).refine(
  (value) => parseDeckName(value) !== null,
  'must be a name such as Metrics or Metrics::Ranking, of at most 200 characters',
)

const tag = text(100).refine((value) => /^\S+$/.test(value), 'a tag has no spaces')

/** What the learner says over what was found; left out, it is as found. */
export const importOptions = z.strictObject({
  format: z.enum(importFormats).optional(),
  delimiter: separator.optional(),
  cardSeparator: separator.optional(),
  headerRow: z.enum(['yes', 'no']).optional(),
  content: z.enum(contentKinds).optional(),
  columns: z
    .array(z.strictObject({ index: z.int().min(0).max(999), to: text(60).nullable() }))
    .max(1000)
    .optional(),
  noteType: noteTypeKey.optional(),
  deckId: uuid.optional(),
  deckName: deckName.optional(),
  tags: z.array(tag).max(maxTags).optional(),
  duplicates: z.enum(duplicateRules).optional(),
  scope: z.enum(matchScopes).optional(),
  clozes: z.enum(clozeSigns).optional(),
})
export type ImportOptionsInput = z.output<typeof importOptions>

export const createImportInput = z.strictObject({
  files: z
    .array(file)
    .min(1, 'must name at least one file')
    .max(maxImportFiles, `must have at most ${maxImportFiles} files`),
  options: importOptions.default({}),
})
export type CreateImportInput = z.output<typeof createImportInput>

export const patchImportInput = z.strictObject({ options: importOptions })
export type PatchImportInput = z.output<typeof patchImportInput>

const count = z.number().int()

export const importIssue = z.object({
  /** The file's name; empty for pasted text. */
  file: z.string(),
  line: count,
  /** `bad`: makes no note; `duplicate`: another record tells the same; `remark`: something to know. */
  kind: z.enum(['bad', 'duplicate', 'remark']),
  reason: z.string(),
})

/** What an import will do, or has done. `records` = `new` + `update` + `duplicate` + `bad`; header rows are beside them. */
export const importPlan = z.object({
  format: z.enum(importFormats),
  delimiter: z.string(),
  cardSeparator: z.string(),
  headerRow: z.enum(['yes', 'no']),
  content: z.enum(contentKinds),
  columns: z.array(z.object({ index: count, name: z.string().nullable(), to: z.string().nullable() })),
  noteType: z.string(),
  /** For notes whose record names none; its id is null while it is still to be made. */
  deck: z.object({ id: id.nullable(), name: z.string() }),
  tags: z.array(z.string()),
  duplicates: z.enum(duplicateRules),
  scope: z.enum(matchScopes),
  clozes: z.enum(clozeSigns),
  counts: z.object({ records: count, new: count, update: count, duplicate: count, bad: count }),
  headerRows: count,
  /** The first rows of a table as they stand. */
  sample: z.array(z.array(z.string())),
  /** The first notes as they will be. */
  notes: z.array(
    z.object({
      noteType: z.string(),
      deck: z.string(),
      fields: z.record(z.string(), z.string()),
      tags: z.array(z.string()),
    }),
  ),
  /** Decks that will be made, at most 50 of them. */
  newDecks: z.array(z.string()),
  /** The first 200, bad ones first; `issueCount` are all. */
  issues: z.array(importIssue),
  issueCount: count,
  files: z.array(z.object({ name: z.string(), format: z.enum(importFormats) })),
})
export type ImportPlan = z.output<typeof importPlan>

export const oneImportReply = z.object({
  import: importPlan.extend({
    id,
    state: z.enum(['planned', 'working', 'done']),
    /** Notes set so far while it works, of how many. */
    done: count,
    total: count,
    /** What POST /changes/:id/undo takes; null before the commit and when nothing had to be changed. */
    changeId: id.nullable(),
    createdAt: time,
  }),
})
export type OneImportReply = z.output<typeof oneImportReply>
export type ImportReply = OneImportReply['import']
