import { closeAccount } from '@/lib/db/accounts'
import type { Context } from './context'

/** Closes the account: every session and token ends at once. */
export const deleteMe = ({ viewer, now }: Context): Promise<void> =>
  closeAccount(viewer.userId, new Date(now))
