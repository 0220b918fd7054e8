import { chanceOf } from '../chance'
import type { Generator, VariableWords } from '../generator'
import { sourceOf } from '../source'
import { exact } from '../words'
import { readDecider, type Decider, type Values } from './costs'
import { plainLine } from '../../note'
import { hash32 } from '../../random'
import { readDefinition, readDefinitionText, type OwnScenario, type OwnVariable } from './definition'
import type { Problems } from './reader'
import { drawValues } from './draw'
import { crossoverOf, finder, sideAt, solver, twistOf, type Side } from './rule'
import { checkTexts, filled, titleOf, usualReason, wrongSides } from './words'

/** A learner's scenario as a generator, so that it is asked, answered and explained as those of the library are. */
export type OwnGenerator = Generator<Values> & { scenario: OwnScenario }

const wordsOf = ({ label, unit }: OwnVariable): VariableWords => ({ label, unit })

const generatorOf = (scenario: OwnScenario, decider: Decider, aims: readonly Side[]): OwnGenerator => {
  const { options, others, variables, deciding } = scenario
  const crossingOf = finder(scenario, decider)
  const solve = solver(scenario, decider, crossingOf)
  const sides = ['first', 'second'] as const
  return {
    scenario,
    id: 'own',
    slug: 'own',
    title: titleOf(scenario.story),
    // Answers in the log name it: who finds another knows that the scenario was rewritten since.
    revision: 1 + (hash32(JSON.stringify(scenario)) % 999_999),
    topic: '',
    kind: 'choice',
    factIds: [],
    variables: Object.fromEntries(variables.map((variable) => [variable.name, wordsOf(variable)])),
    whole: variables.flatMap(({ name, whole }) => (whole ? [name] : [])),
    draw: (from) => drawValues(variables, from),
    isFair: (values) => sideAt(decider, deciding, values) !== null,
    aims: aims.map((aim) => ({ aim })),
    aimOf: (_, { answers }) => answers[0],
    solve,
    options: () => [
      { id: 'first', label: options[0].label },
      { id: 'second', label: options[1].label },
      ...others.map(({ label }, at) => ({ id: `other-${at + 1}`, label })),
    ],
    reasons: () =>
      sides.map((side, at) => ({ id: side, label: options[at]!.reason ?? usualReason(scenario, side) })),
    crossover: (values) => crossoverOf(scenario, decider, values, crossingOf(values)),
    twist: (values) => twistOf(scenario, values),
    story: scenario.story,
    explain: (values, { deciding: side, intermediates }) => {
      const crossing = crossingOf(values)
      const numbers = {
        ...values,
        ...intermediates,
        ...(crossing === null ? {} : { crossover: crossing }),
      }
      return filled(options[side === 'first' ? 0 : 1].explanation, numbers)
    },
    mistakes: () => ({
      ...wrongSides(scenario),
      ...Object.fromEntries(others.map(({ mistake }, at) => [`other-${at + 1}`, mistake])),
    }),
  }
}

const probes = 64
const leastWithValue = 0.9

const listed = (values: Values): string =>
  Object.entries(values)
    .slice(0, 4)
    .map(([name, value]) => `${name} = ${exact(value)}`)
    .join(', ')

/** The generator, aimed at the options that its ranges bring about; refused where many draws have no value. */
const probed = (scenario: OwnScenario, decider: Decider): OwnGenerator | { problems: Problems } => {
  const from = sourceOf(chanceOf('own:probe'), 'uniform', new Map())
  const draws = Array.from({ length: probes }, () => drawValues(scenario.variables, from))
  const sides = draws.map((values) => sideAt(decider, scenario.deciding, values))
  const failed = draws.filter((_, at) => sides[at] === null)
  if (failed.length > (1 - leastWithValue) * probes) return { problems: noValue(decider, failed[0]!) }
  return generatorOf(
    scenario,
    decider,
    (['first', 'second'] as const).filter((side) => sides.includes(side)),
  )
}

const noValue = (decider: Decider, values: Values): Problems => {
  const problem = `gives no number with ${listed(values)}`
  if (decider.kind === 'crossover') return { crossover: problem }
  const isFirst = !Number.isFinite(decider.first.evaluate(values))
  return { [isFirst ? 'options.0.cost' : 'options.1.cost']: problem }
}

/** A definition that has been read, as a generator; or what is wrong with it, by path. */
export const ownGeneratorOf = (scenario: OwnScenario): OwnGenerator | { problems: Problems } => {
  const decider = readDecider(scenario)
  if ('problems' in decider) return decider
  const problems = checkTexts(scenario, decider.kind)
  if (Object.keys(problems).length > 0) return { problems }
  return probed(scenario, decider)
}

/** Reads whatever is given as a definition. @param story stands in where it has none of its own */
export const readOwnGenerator = (value: unknown, story?: string): OwnGenerator | { problems: Problems } => {
  const scenario = readDefinition(value, story)
  return 'problems' in scenario ? scenario : ownGeneratorOf(scenario)
}

/** What is asked where a question is nothing but an image. */
const usualStory = 'Which one?'

/** Reads the text of a note's field. @param question what the note asks, as Markdown */
export const readOwnText = (text: string, question: string): OwnGenerator | { problems: Problems } => {
  const scenario = readDefinitionText(text, plainLine(question) || usualStory)
  return 'problems' in scenario ? scenario : ownGeneratorOf(scenario)
}
