import type { DuplicatesInput, DuplicatesReply } from '@/lib/contract/notes'
import { findAlike } from '@/lib/db/first-field'
import type { Context } from './context'

/** Notes of the same type whose first field has the same words as a draft's. A warning, never a refusal. */
export const findDuplicates = async (
  { viewer }: Context,
  { noteType, fields, exceptId }: DuplicatesInput,
): Promise<DuplicatesReply> => ({
  duplicates: await findAlike(viewer.userId, noteType, fields, exceptId ?? null),
})
