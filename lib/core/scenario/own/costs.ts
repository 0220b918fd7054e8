import { readFormula, type Formula } from '../formula'
import type { OwnScenario } from './definition'
import type { Problems } from './reader'

/** Values of the variables by name. */
export type Values = Readonly<Record<string, number>>

/** What decides, compiled: the costs of both options, or the value of the deciding variable at which the answer flips. */
export type Decider =
  { kind: 'costs'; first: Formula; second: Formula } | { kind: 'crossover'; value: Formula }

const namesOf = ({ variables }: OwnScenario): string[] => variables.map(({ name }) => name)

const read = (text: string, names: readonly string[], path: string, problems: Problems): Formula | null => {
  const formula = readFormula(text, names)
  if (!('problem' in formula)) return formula
  const { problem, at } = formula
  problems[path] = at === null ? problem : `${problem}, at character ${at}`
  return null
}

/** @returns what decides, or what is wrong with the formulas by path, with the place in the formula */
export const readDecider = (scenario: OwnScenario): Decider | { problems: Problems } => {
  const problems: Problems = {}
  const names = namesOf(scenario)
  const [a, b] = scenario.options
  if (scenario.crossover !== null) {
    const others = names.filter((name) => name !== scenario.deciding)
    const value = read(scenario.crossover, others, 'crossover', problems)
    return value ? { kind: 'crossover', value } : { problems }
  }
  const first = read(a.cost ?? '', names, 'options.0.cost', problems)
  const second = read(b.cost ?? '', names, 'options.1.cost', problems)
  return first && second ? { kind: 'costs', first, second } : { problems }
}

/** How much dearer the first option is than the second, or how far the deciding variable lies above the crossover. */
export const excessOf = (decider: Decider, deciding: string, values: Values): number =>
  decider.kind === 'costs'
    ? decider.first.evaluate(values) - decider.second.evaluate(values)
    : values[deciding]! - decider.value.evaluate(values)
