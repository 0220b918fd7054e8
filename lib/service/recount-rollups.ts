import { findOutdated } from '@/lib/db/integrity'
import { mendLearner } from './run-doctor'
import type { Sweep } from './sweep'

const atOnce = 50

/**
 * Counts the days of learners anew from their logs where they were counted before the newest measures were. One learner
 * after the other, each held only while it is their turn; answers given meanwhile count.
 * @param isStopped asked between two learners  @returns how many learners
 * @throws what kept the last of those from being counted whose turn failed, when all others are done
 */
export const recountRollups = async (isStopped: () => boolean = () => false): Promise<number> => {
  let done = 0
  let failure: { error: unknown } | null = null
  for (let after: string | null = null; ;) {
    const userIds: string[] = await findOutdated(after, atOnce)
    for (const userId of userIds) {
      if (isStopped()) return done
      await mendLearner(userId).then(
        () => done++,
        (error: unknown) => (failure = { error }),
      )
    }
    if (userIds.length < atOnce) break
    after = userIds.at(-1)!
  }
  if (failure) throw (failure as { error: unknown }).error
  return done
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
