import { rounded } from '../words'
import type { Decider } from './costs'
import type { OwnScenario } from './definition'
import type { Problems } from './reader'
import { decidingVariable, type Side } from './rule'

/** What a learner's scenario says in words of its own. */

const placeholder = /\{([A-Za-z][A-Za-z0-9_]*)\}/g

/** `{qps}` in a text is the number drawn; so are `{firstCost}`, `{secondCost}` and `{crossover}`. */
export const filled = (text: string, numbers: Readonly<Record<string, number>>): string =>
  text.replace(placeholder, (whole, name: string) =>
    Object.hasOwn(numbers, name) ? rounded(numbers[name]!) : whole,
  )

/** Why a side is right, where the learner gave no reason in a few words. */
export const usualReason = (scenario: OwnScenario, side: Side): string => {
  const [first, second] = scenario.options
  const { label } = decidingVariable(scenario)
  if (side === 'first')
    return scenario.crossover === null
      ? `"${first.label}" costs no more with these numbers`
      : `${label} lies at or below where it flips`
  return scenario.crossover === null
    ? `"${second.label}" costs less with these numbers`
    : `${label} lies above where it flips`
}

/** What is wrong with the option of the other side. */
export const wrongSides = (scenario: OwnScenario): Record<Side, string> => {
  if (scenario.crossover === null)
    return { first: 'It costs more with these numbers.', second: 'It costs no less with these numbers.' }
  const { label } = decidingVariable(scenario)
  return {
    first: `It is right only where this lies at or below the crossover: ${label}.`,
    second: `It is right only where this lies above the crossover: ${label}.`,
  }
}

export const titleOf = (story: string): string => {
  const line = story.split('\n')[0]!
  return line.length > 120 ? `${line.slice(0, 119).trimEnd()}…` : line
}

/** Words of a text in braces that name nothing. */
const strayNames = (text: string, known: ReadonlySet<string>): string | undefined =>
  [...text.matchAll(placeholder)].map(([, name]) => name!).find((name) => !known.has(name))

export const checkTexts = ({ options, variables }: OwnScenario, kind: Decider['kind']): Problems => {
  const known = new Set([
    ...variables.map(({ name }) => name),
    ...['crossover', ...(kind === 'costs' ? ['firstCost', 'secondCost'] : [])],
  ])
  const problems: Problems = {}
  options.forEach(({ explanation }, at) => {
    const stray = strayNames(explanation, known)
    if (stray !== undefined) problems[`options.${at}.explanation`] = `knows no {${stray}}`
  })
  return problems
}
