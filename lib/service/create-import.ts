import type { CreateImportInput, OneImportReply } from '@/lib/contract/imports'
import { insertImport } from '@/lib/db/imports'
import { findKnown } from '@/lib/db/known-notes'
import { newId } from '@/lib/io/ids'
import type { Context } from './context'
import { checkReadable, packFiles } from './import-files'
import { planImport, readImport } from './import-plan'
import { importReplyOf } from './import-reply'

/**
 * Plans an import: what was found in the files, and what a commit would do. Nothing of it is written yet.
 * @throws AppError unreadable-file for what is no text, too-large, not-found for a deck, invalid-input
 */
export const createImport = async (
  { viewer, now }: Context,
  { files, options }: CreateImportInput,
): Promise<OneImportReply> => {
  checkReadable(files)
  const read = await readImport(viewer.userId, files, options)
  const { plan } = await planImport(read, await findKnown(viewer.userId, read.drafts))
  const job = { id: newId(), options, files: await packFiles(files), plan, createdAt: new Date(now) }
  return importReplyOf(await insertImport(viewer.userId, job))
}
