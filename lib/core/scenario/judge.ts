import type { Rating } from '../rating'
import type { Instance } from './instance'

/** What a learner says to a scenario. A reason is one of the instance's, or one line of their own. */
export type Chosen = {
  choice: string | null
  reason: string | { text: string } | null
  /** Whether a reason of their own was the one that decides, as they judge after the reveal. */
  ownReason: 'held' | 'open'
  twistChoice: string | null
}

export type Part = 'right' | 'wrong' | 'skipped'
export type Judgement = { choice: Part; reason: Part; twist: Part }

const partOf = (right: readonly string[], chosen: string | null): Part =>
  chosen === null ? 'skipped' : right.includes(chosen) ? 'right' : 'wrong'

const reasonPart = ({ reasons }: Pick<Instance, 'reasons'>, { reason, ownReason }: Chosen): Part => {
  // Words cannot be judged here, so they count for nothing until the learner says that they held.
  if (typeof reason === 'object' && reason !== null) return ownReason === 'held' ? 'right' : 'skipped'
  return partOf(
    reasons.flatMap(({ id, right }) => (right ? [id] : [])),
    reason,
  )
}

/** Near a crossover every answer of the instance is right. */
export const judge = (
  instance: Pick<Instance, 'answers' | 'reasons'> & { twist: Pick<Instance['twist'], 'answers'> },
  chosen: Chosen,
): Judgement => ({
  choice: partOf(instance.answers, chosen.choice),
  reason: reasonPart(instance, chosen),
  twist: partOf(instance.twist.answers, chosen.twistChoice),
})

/**
 * The rating that follows from choice, reason and twist together, never from the choice alone; null where there is none. Easy is
 * never suggested, and a part that was skipped leaves nothing above Hard.
 */
export const suggestRating = ({ choice, reason, twist }: Judgement): Rating | null => {
  if (choice === 'skipped' || (reason === 'skipped' && twist === 'skipped')) return null
  if (choice === 'wrong' || reason === 'wrong') return 'again'
  return reason === 'right' && twist === 'right' ? 'good' : 'hard'
}

/** The button that a suggestion falls on: of two, Again is Missed, and all others are Got it. */
export const buttonOf = (suggested: Rating, buttons: 2 | 4): Rating =>
  buttons === 4 || suggested === 'again' ? suggested : 'good'

/** Whether choice and reason both held, which is what a confidence is about; null where one of them was not given. */
export const isHeld = ({ choice, reason }: Judgement): boolean | null => {
  if (choice === 'skipped') return null
  if (choice === 'wrong' || reason === 'wrong') return false
  return reason === 'right' ? true : null
}

/** What a scenario does not offer, in words; null when it offers all that was chosen. */
export const whyNotOffered = (
  instance: Pick<Instance, 'options' | 'reasons'> & { twist: Pick<Instance['twist'], 'options'> },
  chosen: {
    choice: string
    reason?: string | { text: string } | undefined
    twistChoice?: string | undefined
  },
): string | null => {
  const isAmong = (list: readonly { id: string }[], id: string) => list.some((one) => one.id === id)
  if (!isAmong(instance.options, chosen.choice)) return 'scenario.choice is no option of this scenario'
  if (typeof chosen.reason === 'string' && !isAmong(instance.reasons, chosen.reason))
    return 'scenario.reason is no reason of this scenario'
  if (chosen.twistChoice !== undefined && !isAmong(instance.twist.options, chosen.twistChoice))
    return 'scenario.twistChoice is no option of this scenario after its twist'
  return null
}
