import type { SentEntry } from '@/lib/contract/reviews'
import { isHeld, judge } from '@/lib/core/scenario/judge'
import { drawRemembered } from './drawn-scenarios'

type Sent = Pick<Extract<SentEntry, { kind: 'answer' }>, 'scenario' | 'suggestedRating'>

/**
 * Whether choice and reason of a scenario both held, judged when the answer arrives, since later revisions draw others.
 * What cannot be judged here, words of one's own and scenarios that learners wrote, goes by the suggestion that was made:
 * Again says that one of them was wrong, Good that all was right, Hard that what was chosen held but for the twist.
 * @returns null without a scenario, and where it is not known
 */
export const heldOf = ({ scenario, suggestedRating }: Sent): boolean | null => {
  if (!scenario) return null
  const { id, seed, choice, reason } = scenario
  const instance = drawRemembered(id, seed)
  if (!instance) {
    if (suggestedRating === 'again') return false
    return suggestedRating === 'good' || (suggestedRating === 'hard' && typeof reason === 'string')
      ? true
      : null
  }
  const ownReason = suggestedRating === 'good' ? 'held' : 'open'
  return isHeld(judge(instance, { choice, reason: reason ?? null, ownReason, twistChoice: null }))
}
