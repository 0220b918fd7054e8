import { findOutdated } from '@/lib/db/integrity'
import { mendLearner } from './run-doctor'
import type { Sweep } from './sweep'

const atOnce = 50

/**
 * Counts the days of learners anew from their logs where they were counted before the newest measures were. One learner
 * after the other, each held only while it is their turn; answers given meanwhile count.
 * @param isStopped asked between two learners  @returns how many learners
 */
export const recountRollups = async (isStopped: () => boolean = () => false): Promise<number> => {
  let done = 0
  for (;;) {
    const userIds = await findOutdated(atOnce)
    for (const userId of userIds) {
      if (isStopped()) return done
      await mendLearner(userId)
      done++
    }
    if (userIds.length === 0) return done
  }
}

/** Does that once, beside what the server does for people. */
export const startRecount = (hear: {
  onDone: (count: number) => void
  onFailure: (error: unknown) => void
}): Sweep => {
  let isStopped = false
  const done = recountRollups(() => isStopped).then((count) => {
    if (count > 0) hear.onDone(count)
  }, hear.onFailure)
  return {
    stop: () => {
      isStopped = true
      return done
    },
  }
}
