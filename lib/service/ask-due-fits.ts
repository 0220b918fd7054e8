import { keptReason } from '@/lib/core/fit/verdict'
import { findDueLearners, queueFit } from '@/lib/db/fits'
import { newId } from '@/lib/io/ids'
import { wakeFits } from './fit-queue'

const dayMs = 24 * 3600 * 1000
const week = 7
/** Answers since the last fit from which another is worth its while. */
const newAnswers = 400

/** Puts a fit in line for each learner whose week is over and who has answered enough since. @returns for whom */
export const askDueFits = async (now: number): Promise<string[]> => {
  const lately = Math.floor(now / dayMs) - week - 1
  const learners = await findDueLearners(lately, new Date(now - week * dayMs), newAnswers, keptReason)
  for (const userId of learners) await queueFit(userId, newId(), new Date(now))
  if (learners.length > 0) wakeFits()
  return learners
}
