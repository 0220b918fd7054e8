import { setImmediate as turn } from 'node:timers/promises'
import type { SyncReviewsInput } from '@/lib/contract/reviews'
import { findGenerator } from '@/lib/core/scenario/generators/all'
import { whyNotOffered } from '@/lib/core/scenario/judge'
import { drawRemembered } from './drawn-scenarios'

type Parsed = SyncReviewsInput['entries'][number]
type SentScenario = NonNullable<Extract<NonNullable<Parsed['entry']>, { kind: 'answer' }>['scenario']>

/** Drawing takes about a millisecond, at worst fifty: others get their turn between. */
const mostMs = 20

/**
 * Options and reasons of a learner's own scenarios are the same for all of them. Which of them was offered depends on a note
 * that may have been rewritten since, and an answer to it is theirs alone to spoil.
 */
const ownIds = /^(?:first|second|other-[1-4])$/
const isOfOwn = ({ choice, reason, twistChoice }: SentScenario): boolean =>
  [choice, ...(typeof reason === 'string' ? [reason] : []), twistChoice ?? choice].every((one) =>
    ownIds.test(one),
  )

const problemOf = (scenario: SentScenario): string | null => {
  if (scenario.id === 'own')
    return isOfOwn(scenario) ? null : 'scenario.choice is no option of such a scenario'
  const generator = findGenerator(scenario.id)
  if (!generator) return 'scenario.id is no scenario there is'
  if (scenario.revision !== generator.revision)
    return `scenario.revision is unknown; the present one is ${generator.revision}`
  return whyNotOffered(drawRemembered(scenario.id, scenario.seed)!, scenario)
}

/** Turns away answers to a scenario that was never drawn, or that offered no such choice; the other entries stay as they are. */
export const checkScenarios = async (input: SyncReviewsInput): Promise<SyncReviewsInput> => {
  let began = performance.now()
  const entries: Parsed[] = []
  for (const parsed of input.entries) {
    const scenario = parsed.entry?.kind === 'answer' ? parsed.entry.scenario : undefined
    const problem = scenario ? problemOf(scenario) : null
    entries.push(
      problem === null
        ? parsed
        : { entry: null, id: parsed.entry!.id, reason: `malformed entry: ${problem}` },
    )
    if (!scenario || performance.now() - began < mostMs) continue
    await turn()
    began = performance.now()
  }
  return { ...input, entries }
}
