import { z } from 'zod'
import { uuid } from './common'

export const exportFormats = ['csv', 'markdown', 'json', 'apkg', 'colpkg'] as const

export const exportQuery = z.strictObject({
  format: z.enum(exportFormats),
  /** Only this deck with those inside it; for CSV and Markdown. */
  deckId: uuid.optional(),
})
export type ExportQuery = z.output<typeof exportQuery>
