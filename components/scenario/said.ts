import type { Given } from '@/lib/client/entry'
import type { Instance } from '@/lib/core/scenario/instance'
import { judge, suggestRating, type Chosen } from '@/lib/core/scenario/judge'

export type Confidence = 25 | 50 | 75 | 95

/** All that a learner says to a scenario before they rate it. */
export type Said = Chosen & { confidence: Confidence | null }

export const nothingSaid: Said = {
  choice: null,
  reason: null,
  ownReason: 'open',
  twistChoice: null,
  confidence: null,
}

/** As long as the log keeps it. */
export const longestReason = 200

/** One line that the log can hold. */
const cleaned = (text: string): string =>
  text
    .replace(/[\p{Surrogate}\p{Cc}]/gu, ' ')
    .trim()
    .slice(0, longestReason)
    .replace(/\p{Surrogate}/gu, '')

type GivenReason = NonNullable<Given['scenario']>['reason']

const reasonOf = ({ reason, ownReason }: Said): GivenReason => {
  if (reason === null || typeof reason === 'string') return reason ?? undefined
  const text = cleaned(reason.text)
  if (text === '') return undefined
  return ownReason === 'held' ? { text, held: true } : { text }
}

/** What was said, without an own reason of no words. */
const meant = (said: Said): Said => ({ ...said, reason: reasonOf(said) ?? null })

/** What was said, judged part by part. */
export const judgementOf = (instance: Instance, said: Said) => judge(instance, meant(said))

/** What was said, as an entry of the log holds it. Without a choice there is nothing to say of the scenario. */
export const givenOf = (instance: Instance, said: Said): Given => {
  const { choice, twistChoice, confidence } = said
  if (choice === null) return confidence === null ? {} : { confidence }
  const reason = reasonOf(said)
  const suggestedRating = suggestRating(judgementOf(instance, said))
  return {
    scenario: {
      ...{ id: instance.id, revision: instance.revision, seed: instance.seed, choice },
      ...(reason === undefined ? {} : { reason }),
      ...(twistChoice === null ? {} : { twistChoice }),
    },
    ...(confidence === null ? {} : { confidence }),
    ...(suggestedRating === null ? {} : { suggestedRating }),
  }
}

/** What was said before the reveal, so without the tick after it, for a scenario whose answer was undone; nothing where it was another one. */
export const saidOf = (instance: Instance, given: Given | null): Said => {
  const { scenario, confidence } = given ?? {}
  if (!scenario || scenario.seed !== instance.seed || scenario.id !== instance.id) return nothingSaid
  const { choice, reason } = scenario
  return {
    ...{ ...nothingSaid, choice },
    reason: typeof reason === 'object' ? { text: reason.text } : (reason ?? null),
    confidence: confidence ?? null,
  }
}
