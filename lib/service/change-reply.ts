import type { ChangeReply } from '@/lib/contract/changes'
import type { ChangeRow } from '@/lib/db/changes'

/** A change as replies show it. */
export const changeReplyOf = ({ id, label, createdAt, undoneAt }: ChangeRow): ChangeReply => ({
  id,
  label,
  createdAt: createdAt.toISOString(),
  undoneAt: undoneAt?.toISOString() ?? null,
})
