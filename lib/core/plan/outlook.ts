import type { Memory } from '../card'
import { nextMemory, retrievability } from '../schedule/fsrs'
import { ratings, type Rating } from '../rating'
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
  memory ? retrievability(weights, memory, day - lastDay) : 0

const meanRecall = (
  { weights, memory, lastDay }: Remembered,
  today: StudyDay,
  day: StudyDay,
  chances: readonly (readonly [Rating, number])[],
): number =>
  chances.reduce((sum, [rating, chance]) => {
    const after = nextMemory(weights, memory, memory ? today - lastDay : 0, rating)
    return sum + chance * retrievability(weights, after, day - today)
  }, 0)

/** Expected recall on a later study day if the card is asked on `today` and not again: the mean over its ratings. */
export const recallIfAsked = (
  card: Remembered,
  today: StudyDay,
  day: StudyDay,
  { first, recalled }: RatingShares,
): number => {
  if (!card.memory)
    return meanRecall(
      card,
      today,
      day,
      ratings.map((rating, index) => [rating, first[index]!]),
    )
  const recall = recallOn(card, today)
  return meanRecall(card, today, day, [
    ['again', 1 - recall],
    ['hard', recall * recalled[0]],
    ['good', recall * recalled[1]],
    ['easy', recall * recalled[2]],
  ])
}
