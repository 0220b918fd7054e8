import { setImmediate as turn } from 'node:timers/promises'
import type { SyncReviewsInput } from '@/lib/contract/reviews'
import { findGenerator } from '@/lib/core/scenario/generators/all'
import { whyNotOffered } from '@/lib/core/scenario/judge'
import { drawRemembered } from './drawn-scenarios'

type Parsed = SyncReviewsInput['entries'][number]
type SentScenario = NonNullable<Extract<NonNullable<Parsed['entry']>, { kind: 'answer' }>['scenario']>

/** Drawing takes about a millisecond, at worst fifty: others get their turn between. */
const mostMs = 20

const problemOf = (scenario: SentScenario): string | null => {
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
