import type { ImportPlan, OneImportReply } from '@/lib/contract/imports'
import { AppError } from '@/lib/core/errors'
import { findImport, type ImportRow } from '@/lib/db/imports'

/** An import as replies show it. */
export const importReplyOf = (row: ImportRow): OneImportReply => ({
  import: {
    ...(row.plan as ImportPlan),
    id: row.id,
    state: row.state,
    done: row.done,
    total: row.total,
    changeId: row.changeId,
    createdAt: row.createdAt.toISOString(),
  },
})

/** @throws AppError not-found */
export const requireImport = async (userId: string, id: string): Promise<ImportRow> => {
  const row = await findImport(userId, id)
  if (!row) throw new AppError('not-found', 'There is no such import. Only the latest ten are kept.')
  return row
}
