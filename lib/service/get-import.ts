import type { OneImportReply } from '@/lib/contract/imports'
import type { Context } from './context'
import { importReplyOf, requireImport } from './import-reply'

/** An import's plan, and how far its commit is. @throws AppError not-found */
export const getImport = async ({ viewer }: Context, { id }: { id: string }): Promise<OneImportReply> =>
  importReplyOf(await requireImport(viewer.userId, id))
