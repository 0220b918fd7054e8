import { findLearnerIds, findTableFaults, repairLearner } from '@/lib/db/integrity'
import { dayMs } from '@/lib/core/study-day'
import { findErasureFaults } from '@/lib/db/erasure'
import { findDifferences, recount, type Difference } from './check-integrity'
import { eraseAccounts } from './erase-accounts'
import { graceEndedBefore } from './grace'

export type DoctorReport = {
  learners: number
  faults: string[]
  differences: (Difference & { userId: string })[]
  mended: number
}

const pageSize = 500

/** The sweep runs every hour: a day late is a fault. */
const findFaults = async (now: number): Promise<string[]> => [
  ...(await findTableFaults()),
  ...(await findErasureFaults(graceEndedBefore(now - dayMs))),
]

/** Puts what a learner's log comes to into their cards and rollups, while nothing else of theirs changes. */
export const mendLearner = (userId: string): Promise<void> =>
  repairLearner(userId, (audit) => {
    const { cards, rollups } = recount(audit)
    return { cards: cards.filter(({ isSame }) => !isSame), rollups }
  })

/**
 * Looks at every learner: is each card what its log says, is each rollup what a recount gives? Reads only, unless asked
 * to mend; what it mends it looks at once more.
 */
export const runDoctor = async (mode: 'look' | 'mend', now = Date.now()): Promise<DoctorReport> => {
  if (mode === 'mend') await eraseAccounts(now)
  const report: DoctorReport = { learners: 0, faults: await findFaults(now), differences: [], mended: 0 }
  for (let after: string | null = null; ;) {
    const ids: string[] = await findLearnerIds(after, pageSize)
    for (const userId of ids) {
      report.learners += 1
      let differences = await findDifferences(userId)
      if (differences.length > 0 && mode === 'mend') {
        await mendLearner(userId)
        const left = await findDifferences(userId)
        report.mended += differences.length - left.length
        differences = left
      }
      report.differences.push(...differences.map((difference) => ({ ...difference, userId })))
    }
    if (ids.length < pageSize) return report
    after = ids.at(-1)!
  }
}
