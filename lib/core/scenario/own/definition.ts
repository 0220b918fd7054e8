import { functionNames } from '../formula-program'
import { Reader, tooLong, type Problems } from './reader'

/** A scenario as a learner writes it. JSON; in a note it is the text of one field. */
export type OwnScenario = {
  /** What happens and what is asked, as plain text; in a note, its question. */
  story: string
  /** The first is right below the crossover (or where it costs no more), the second above. */
  options: readonly [OwnOption, OwnOption]
  /** Options that are never right. */
  others: readonly OwnOther[]
  variables: readonly OwnVariable[]
  /** Name of the variable that decides. */
  deciding: string
  /** A formula of the other variables, often a mere number; null where the costs of the options decide. */
  crossover: string | null
}

/** `cost` is a formula of the variables; null where a crossover is given. `reason` is one line, null for a usual one. */
export type OwnOption = { label: string; cost: string | null; reason: string | null; explanation: string }
export type OwnOther = { label: string; mistake: string }
/** A fixed value where `min` and `max` are the same. Drawn evenly over the range, or evenly in the logarithm. */
export type OwnVariable = {
  name: string
  label: string
  unit: string
  min: number
  max: number
  scale: 'log' | 'linear'
  /** Significant digits of what is drawn. */
  digits: number
  whole: boolean
}

export const mostVariables = 12
export const mostOthers = 4
const mostDigits = 6

export const lengths = {
  story: 4000,
  label: 200,
  explanation: 2000,
  mistake: 500,
  unit: 60,
  name: 40,
} as const

/** The longest text of a definition. */
export const maxDefinitionLength = 40_000

const readOption = (reader: Reader, value: unknown, path: string): OwnOption => {
  const option = reader.thing(value, path, ['label', 'cost', 'reason', 'explanation'])
  const reason = reader.text(option.reason ?? undefined, `${path}.reason`, lengths.label, '')
  return {
    label: reader.text(option.label, `${path}.label`, lengths.label),
    cost: reader.formula(option.cost, `${path}.cost`),
    reason: reason === '' ? null : reason,
    explanation: reader.text(option.explanation, `${path}.explanation`, lengths.explanation),
  }
}

const readOther = (reader: Reader, value: unknown, path: string): OwnOther => {
  const other = reader.thing(value, path, ['label', 'mistake'])
  return {
    label: reader.text(other.label, `${path}.label`, lengths.label),
    mistake: reader.text(other.mistake, `${path}.mistake`, lengths.mistake),
  }
}

const reserved = new Set([...functionNames, ...['firstCost', 'secondCost', 'crossover']])

const readName = (reader: Reader, value: unknown, path: string): string => {
  const name = reader.text(value, path, lengths.name)
  if (name !== '' && !/^[A-Za-z][A-Za-z0-9_]*$/.test(name))
    reader.fail(path, 'must be letters, digits and _, beginning with a letter')
  if (reserved.has(name) || name in {}) reader.fail(path, 'is taken already; choose another name')
  return name
}

const readVariable = (reader: Reader, value: unknown, path: string): OwnVariable => {
  const variable = reader.thing(value, path, [
    ...['name', 'label', 'unit', 'value', 'min', 'max', 'scale', 'digits', 'whole'],
  ])
  const isFixed = variable.value !== undefined
  const min = reader.number(isFixed ? variable.value : variable.min, `${path}.${isFixed ? 'value' : 'min'}`)
  const max = isFixed ? min : reader.number(variable.max, `${path}.max`)
  const { scale = 'linear', digits = 2, whole = false } = variable
  if (max < min) reader.fail(`${path}.max`, 'must not lie below the least value')
  if (scale !== 'log' && scale !== 'linear') reader.fail(`${path}.scale`, 'must be "log" or "linear"')
  else if (scale === 'log' && min <= 0)
    reader.fail(`${path}.min`, 'must be above 0 to be drawn evenly in the logarithm')
  if (typeof digits !== 'number' || !Number.isInteger(digits) || digits < 1 || digits > mostDigits)
    reader.fail(`${path}.digits`, `must be a whole number from 1 to ${mostDigits}`)
  if (typeof whole !== 'boolean') reader.fail(`${path}.whole`, 'must be true or false')
  else if (whole && Math.ceil(min) > Math.floor(max))
    reader.fail(`${path}.max`, 'must leave room for a whole number')
  return {
    name: readName(reader, variable.name, `${path}.name`),
    label: reader.text(variable.label, `${path}.label`, lengths.label),
    unit: reader.text(variable.unit, `${path}.unit`, lengths.unit, ''),
    ...{ min, max, scale: scale as 'log', digits: digits as number, whole: whole as boolean },
  }
}

/** Costs decide, or a crossover; one of the two. */
const checkDecision = (reader: Reader, { options, crossover, variables, deciding }: OwnScenario): void => {
  const costs = options.filter(({ cost }) => cost !== null).length
  if (crossover === null && costs === 0)
    reader.fail('crossover', 'must be given where the options have no cost')
  if (crossover !== null && costs > 0)
    reader.fail('crossover', 'follows from the costs; leave one of them out')
  if (crossover === null && costs === 1)
    reader.fail(
      options[0].cost === null ? 'options.0.cost' : 'options.1.cost',
      'must be given for both options',
    )
  const names = variables.map(({ name }) => name)
  names.forEach((name, at) => {
    if (names.indexOf(name) < at) reader.fail(`variables.${at}.name`, 'stands twice')
  })
  if (!names.includes(deciding)) reader.fail('deciding', 'must be the name of one of the variables')
}

/**
 * Reads a definition; `story` stands in where it has none of its own.
 * @returns the definition, or what is wrong with it by path; formulas are read later (`rule.ts`)
 */
export const readDefinition = (value: unknown, story?: string): OwnScenario | { problems: Problems } => {
  const reader = new Reader()
  const given = reader.thing(value, 'definition', [
    ...['story', 'options', 'others', 'variables', 'deciding', 'crossover'],
  ])
  const options = reader.list(given.options, 'options', 2, 2)
  const others = reader.list(given.others ?? [], 'others', 0, mostOthers)
  const variables = reader.list(given.variables, 'variables', 1, mostVariables)
  const scenario: OwnScenario = {
    story: reader.text(given.story ?? story, 'story', lengths.story),
    options: [readOption(reader, options[0], 'options.0'), readOption(reader, options[1], 'options.1')],
    others: others.map((other, at) => readOther(reader, other, `others.${at}`)),
    variables: variables.map((variable, at) => readVariable(reader, variable, `variables.${at}`)),
    deciding: reader.text(given.deciding, 'deciding', lengths.name),
    crossover: reader.formula(given.crossover, 'crossover'),
  }
  if (Object.keys(reader.problems).length === 0) checkDecision(reader, scenario)
  return Object.keys(reader.problems).length > 0 ? { problems: reader.problems } : scenario
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Reads the text of a note's field. @param story what the note asks */
export const readDefinitionText = (text: string, story: string): OwnScenario | { problems: Problems } => {
  if (text.length > maxDefinitionLength) return { problems: { definition: tooLong(maxDefinitionLength) } }
  if (text.trim() === '')
    return { problems: { definition: 'needs a variable, two options and what decides between them' } }
  const value = parsed(text)
  return value === undefined
    ? { problems: { definition: 'must be JSON as the editor writes it' } }
    : readDefinition(value, story)
}
