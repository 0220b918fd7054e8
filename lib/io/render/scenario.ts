/** What stands on the back of a scenario that a learner wrote. */
import { scenarioField } from '@/lib/core/content/note-types'
import type { NoteFields } from '@/lib/core/content/template'
import type { OwnScenario } from '@/lib/core/scenario/own/definition'
import { readOwnText } from '@/lib/core/scenario/own/generator'
import { problemSentence } from '@/lib/core/scenario/own/problems'
import { decidingVariable } from '@/lib/core/scenario/own/rule'
import { escaped } from '@/lib/core/scenario/words'

const generatorOf = (fields: NoteFields) => readOwnText(fields[scenarioField] ?? '', fields.Question ?? '')

/** The whole of it is read, formulas too: what is written must be able to be asked. @throws RangeError */
export function refuseUnreadScenario(fields: NoteFields): void {
  const generator = generatorOf(fields)
  if ('problems' in generator) throw new RangeError(problemSentence(generator.problems))
}

const sentenceOf = (scenario: OwnScenario): string => {
  const [first, second] = scenario.options.map(({ label }) => `“${label}”`)
  return `${first} or ${second}: what decides is “${decidingVariable(scenario).label}”.`
}

/** A sentence of what decides; the numbers are drawn when it is asked. Nothing for what cannot be read. */
export function renderScenario(fields: NoteFields): string {
  const generator = generatorOf(fields)
  if ('problems' in generator) return ''
  return `<div class="part-text"><p>${escaped(sentenceOf(generator.scenario))}</p></div>`
}
