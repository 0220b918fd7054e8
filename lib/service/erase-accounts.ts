import { eraseAccount, findDoomedAccounts, removeOldRows, withSweepLock } from '@/lib/db/erasure'
import { graceEndedBefore } from './grace'

/**
 * Erases the accounts whose grace has ended, and those that were erased once and came back with a backup. How many; null
 * when another process is at it.
 */
export const eraseAccounts = (now: number): Promise<number | null> =>
  withSweepLock(async () => {
    const closedBefore = graceEndedBefore(now)
    let erased = 0
    for (const userId of await findDoomedAccounts(closedBefore))
      if (await eraseAccount(userId, closedBefore, new Date(now))) erased += 1
    await removeOldRows(new Date(now))
    return erased
  })
