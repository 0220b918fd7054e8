import type { Memory } from '../card'
import { ratings, type Rating } from '../rating'
import { modelOf } from '../schedule/memory-model'
import type { StudyDay } from '../study-day'

/**
 * How often each rating is given: `first` to a card never seen (again, hard, good, easy), `recalled` to one that was
 * recalled (hard, good, easy). Each sums to 1.
 */
export type RatingShares = {
  first: readonly [number, number, number, number]
  recalled: readonly [number, number, number]
}

/** Shares over the collections that FSRS was made from (fsrs-rs, `SimulatorConfig`), until a learner has their own. */
export const usualShares: RatingShares = {
  first: [0.24, 0.094, 0.495, 0.171],
  recalled: [0.224, 0.631, 0.145],
}

/** A card as a plan sees it: its memory by the study day it was last answered on, or null while it is new. */
export type Remembered = { weights: readonly number[]; memory: Memory | null; lastDay: StudyDay }

/** Chance of recall on a later study day without another answer, 0 to 1; 0 for a card never seen. */
export const recallOn = ({ weights, memory, lastDay }: Remembered, day: StudyDay): number =>
  memory ? modelOf(weights).recall(memory.stability, day - lastDay) : 0

/** Expected recall on a later study day if the card is asked on `today` and not again: the mean over its ratings. */
export const recallIfAsked = (
  { weights, memory, lastDay }: Remembered,
  today: StudyDay,
  day: StudyDay,
  { first, recalled }: RatingShares,
): number => {
  const model = modelOf(weights)
  const later = (stability: number) => model.recall(stability, day - today)
  if (!memory)
    return ratings.reduce(
      (sum, rating, index) => sum + first[index]! * later(model.first[rating].stability),
      0,
    )
  const recall = model.recall(memory.stability, today - lastDay)
  const after = (rating: Rating) => later(model.nextStability(memory, recall, rating))
  return (
    (1 - recall) * after('again') +
    recall * recalled[0] * after('hard') +
    recall * recalled[1] * after('good') +
    recall * recalled[2] * after('easy')
  )
}
