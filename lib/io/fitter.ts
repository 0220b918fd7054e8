import { computeParameters, FSRSBindingItem, FSRSBindingReview } from '@open-spaced-repetition/binding'
import { weightBounds } from '@/lib/core/preset'
import { numberOf, type History, type Target } from '@/lib/core/fit/targets'

/** What is heard while a fit runs: the share done, 0 to 1. False ends it. */
export type Progress = (done: number) => boolean

/** The fitting library keeps no history longer than this. */
const longest = 256

/** All that the library's 32 bits hold, and few enough that every way into the database keeps them. */
const digits = 9

const reviewsOf = (history: History): FSRSBindingReview[] =>
  history.ratings.map((rating, index) => new FSRSBindingReview(numberOf(rating), history.elapsed[index]!))

const itemsOf = (targets: readonly Target[]): FSRSBindingItem[] => {
  const known = new Map<History, FSRSBindingReview[]>()
  return targets.flatMap(({ history, index }) => {
    if (index >= longest) return []
    let reviews = known.get(history)
    if (!reviews) known.set(history, (reviews = reviewsOf(history)))
    return [new FSRSBindingItem(reviews.slice(0, index + 1))]
  })
}

/**
 * Fits the 21 weights of FSRS-6 to targets in their order: later ones count more.
 * @throws Error when `progress` ended it, or the library fails
 */
export const fitWeights = async (
  targets: readonly Target[],
  relearningSteps: number,
  progress: Progress = () => true,
): Promise<number[]> => {
  const weights = await computeParameters(itemsOf(targets), {
    enableShortTerm: true,
    numRelearningSteps: relearningSteps,
    progress: (current, total) => progress(total === 0 ? 0 : current / total),
    timeout: 10,
  })
  return weights.map((weight, index) => {
    const [least, most] = weightBounds[index]!
    return Number(Math.min(Math.max(weight, least), most).toPrecision(digits))
  })
}
