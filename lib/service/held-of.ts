import type { SentEntry } from '@/lib/contract/reviews'
import { isHeld, judge } from '@/lib/core/scenario/judge'
import { drawRemembered } from './drawn-scenarios'

type Sent = Pick<Extract<SentEntry, { kind: 'answer' }>, 'scenario' | 'suggestedRating'>

const hasTick = (reason: NonNullable<Sent['scenario']>['reason']): boolean =>
  typeof reason === 'object' && reason.held === true

/**
 * Whether choice and reason of a scenario both held, judged when the answer arrives, since later revisions draw others.
 * Words of one's own hold when the learner says so. Scenarios that learners wrote go by the suggestion that was made: Again says
 * that choice or reason was wrong, Good that all was right, Hard that what was chosen held but for the twist.
 * @returns null without a scenario, and where it is not known
 */
export const heldOf = ({ scenario, suggestedRating }: Sent): boolean | null => {
  if (!scenario) return null
  const { id, seed, choice, reason } = scenario
  // Good asks for all parts, so it says so too: devices that do not yet send the tick make it from one.
  const ownReason = suggestedRating === 'good' || hasTick(reason) ? 'held' : 'open'
  const instance = drawRemembered(id, seed)
  if (!instance) {
    if (suggestedRating === 'again') return false
    const hasReason = typeof reason === 'string' || hasTick(reason)
    return suggestedRating === 'good' || (suggestedRating === 'hard' && hasReason) ? true : null
  }
  return isHeld(judge(instance, { choice, reason: reason ?? null, ownReason, twistChoice: null }))
}
