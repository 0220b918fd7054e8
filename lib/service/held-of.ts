import type { SentEntry } from '@/lib/contract/reviews'
import { findGenerator } from '@/lib/core/scenario/generators/all'
import { isHeld, judge } from '@/lib/core/scenario/judge'
import { drawRemembered } from './drawn-scenarios'

type Sent = Pick<Extract<SentEntry, { kind: 'answer' }>, 'scenario' | 'suggestedRating'>

/**
 * Whether choice and reason of a scenario both held, judged when the answer arrives, since a later revision draws others.
 * Words of one's own are not judged here: that they held shows in a suggestion of Good, which asks for all parts.
 * @returns null without a scenario, and where it is not known
 */
export const heldOf = ({ scenario, suggestedRating }: Sent): boolean | null => {
  if (!scenario || findGenerator(scenario.id)?.revision !== scenario.revision) return null
  const { choice, reason = null } = scenario
  const ownReason = suggestedRating === 'good' ? 'held' : 'open'
  const instance = drawRemembered(scenario.id, scenario.seed)!
  return isHeld(judge(instance, { choice, reason, ownReason, twistChoice: null }))
}
