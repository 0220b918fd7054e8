import type { SentEntry } from '@/lib/contract/reviews'
import { findGenerator } from '@/lib/core/scenario/generators/all'
import { makeInstance } from '@/lib/core/scenario/instance'

type Sent = Pick<Extract<SentEntry, { kind: 'answer' }>, 'scenario' | 'suggestedRating'>

/**
 * Whether choice and reason of a scenario both held, judged when the answer arrives, since a later revision draws others.
 * Words of one's own are not judged here: that they held shows in a suggestion of Good, which asks for all parts.
 * @returns null without a scenario, and where it is not known
 */
export const heldOf = ({ scenario, suggestedRating }: Sent): boolean | null => {
  if (!scenario) return null
  const generator = findGenerator(scenario.id)
  if (generator?.revision !== scenario.revision) return null
  const { answers, reasons } = makeInstance(generator, scenario.seed)
  if (!answers.includes(scenario.choice)) return false
  const { reason } = scenario
  if (reason === undefined) return null
  if (typeof reason === 'object') return suggestedRating === 'good' ? true : null
  return reasons.some(({ id, right }) => right && id === reason)
}
