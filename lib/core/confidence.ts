import { isRecalled, type Rating } from './rating'

/** How sure a learner was before the reveal, in percent. */
export const confidences = [25, 50, 75, 95] as const
export type Confidence = (typeof confidences)[number]

/** What tells whether an answer was right. */
export type Said = {
  rating: Rating
  /** Whether the answer was to a scenario, whose choice and reason are what a confidence is about. */
  kind: 'scenario' | 'card'
  /** Whether choice and reason both held; null where that is not known. */
  held: boolean | null
}

/**
 * Whether what the learner was sure of was so: of a scenario that choice and reason both held, of any other card that it
 * was recalled. Null for a scenario of which that is not known.
 */
export const outcomeOf = ({ rating, kind, held }: Said): boolean | null =>
  kind === 'scenario' ? held : isRecalled(rating)
