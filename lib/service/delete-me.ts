import type { DeleteMeInput } from '@/lib/contract/accounts'
import { closeAccount, findOwnAccount } from '@/lib/db/accounts'
import type { AccountContext } from './context'
import { erasureDay } from './grace'
import { deletionLetter } from './letters'
import { proveSelf } from './prove-self'
import { recordEvent } from './record-event'

/**
 * Closes the account: every session and token ends at once, its data cannot be reached, and after seven days it is erased
 * unless its learner has signed in and kept it. A browser has to send the password; a token, which was made with it, need not.
 * @throws AppError invalid-input, conflict, limit-reached
 */
export const deleteMe = async (context: AccountContext, { password }: DeleteMeInput): Promise<void> => {
  const { viewer, now, mail, url } = context
  const account =
    viewer.session || password !== undefined
      ? await proveSelf(context, password, 'password')
      : await findOwnAccount(viewer.userId)
  if (!account || !(await closeAccount(account.id, new Date(now)))) return
  await recordEvent(account.id, 'deletion-asked', context, now)
  mail?.post(async () => deletionLetter(account.email, url, erasureDay(now)))
}
