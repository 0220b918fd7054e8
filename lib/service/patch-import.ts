import type { OneImportReply, PatchImportInput } from '@/lib/contract/imports'
import { AppError } from '@/lib/core/errors'
import { replan } from '@/lib/db/imports'
import { findKnown } from '@/lib/db/known-notes'
import type { Context } from './context'
import { unpackFiles } from './import-files'
import { planImport, readImport } from './import-plan'
import { importReplyOf, requireImport } from './import-reply'

const isOver = () => new AppError('conflict', 'This import is being written, or is written already.')

/**
 * Plans an import anew, with other options in the place of those before.
 * @throws AppError not-found, conflict once it is committed, too-large, invalid-input
 */
export const patchImport = async (
  { viewer }: Context,
  { id, options }: PatchImportInput & { id: string },
): Promise<OneImportReply> => {
  const row = await requireImport(viewer.userId, id)
  if (row.state !== 'planned' || !row.files) throw isOver()
  const read = await readImport(viewer.userId, await unpackFiles(row.files), options)
  const { plan } = await planImport(read, await findKnown(viewer.userId, read.drafts))
  if (!(await replan(viewer.userId, id, options, plan))) throw isOver()
  return importReplyOf({ ...row, options, plan })
}
