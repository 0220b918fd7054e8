/** What the form of an own scenario holds: the text of its boxes, between the JSON of a note's field and the definition. */

export type OptionText = { label: string; cost: string; reason: string; explanation: string }
export type OtherText = { label: string; mistake: string }
export type VariableText = {
  name: string
  label: string
  unit: string
  min: string
  /** Empty for a fixed value. */
  max: string
  scale: 'log' | 'linear'
  whole: boolean
  /** Significant digits; null for the usual ones. Kept as given, the form does not ask. */
  digits: number | null
}

/** `costs`: the cheaper option is right; `crossover`: the side of a value that is stated. */
export type Deciding = 'costs' | 'crossover'

export type OwnModel = {
  options: readonly [OptionText, OptionText]
  others: readonly OtherText[]
  variables: readonly VariableText[]
  deciding: string
  by: Deciding
  crossover: string
}

type Thing = Record<string, unknown>
const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const thingOf = (value: unknown): Thing => (isThing(value) ? value : {})
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

export const emptyVariable: VariableText = {
  ...{ name: '', label: '', unit: '', min: '', max: '' },
  scale: 'linear',
  whole: false,
  digits: null,
}
export const emptyOther: OtherText = { label: '', mistake: '' }

const optionOf = (value: unknown): OptionText => {
  const { label, cost, reason, explanation } = thingOf(value)
  return {
    ...{ label: textOf(label), cost: textOf(cost) },
    ...{ reason: textOf(reason), explanation: textOf(explanation) },
  }
}

const variableOf = (value: unknown): VariableText => {
  const { name, label, unit, value: fixed, min, max, scale, whole, digits } = thingOf(value)
  return {
    ...{ name: textOf(name), label: textOf(label), unit: textOf(unit) },
    ...{ min: textOf(fixed ?? min), max: textOf(max) },
    scale: scale === 'log' ? 'log' : 'linear',
    whole: whole === true,
    digits: typeof digits === 'number' ? digits : null,
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

/** The boxes for a field's text; empty ones for text that is no definition. */
export const modelOf = (text: string): OwnModel => {
  const given = thingOf(parsed(text))
  const [first, second] = listOf(given.options)
  const variables = listOf(given.variables).map(variableOf)
  return {
    options: [optionOf(first), optionOf(second)],
    others: listOf(given.others).map((other) => {
      const { label, mistake } = thingOf(other)
      return { label: textOf(label), mistake: textOf(mistake) }
    }),
    variables: variables.length > 0 ? variables : [emptyVariable],
    deciding: textOf(given.deciding),
    by: given.crossover === undefined ? 'costs' : 'crossover',
    crossover: textOf(given.crossover),
  }
}

const variableJson = ({ min, max, unit, scale, whole, digits, ...names }: VariableText) => ({
  ...names,
  ...(unit.trim() === '' ? {} : { unit }),
  ...(max.trim() === '' ? { value: min } : { min, max, scale }),
  ...(whole ? { whole } : {}),
  ...(digits === null ? {} : { digits }),
})

/** The definition that a note keeps. Numbers stay as typed; the reader takes them. */
export const textOfModel = ({ options, others, variables, deciding, by, crossover }: OwnModel): string =>
  JSON.stringify({
    options: options.map(({ label, cost, reason, explanation }) => ({
      ...{ label, explanation },
      ...(reason.trim() === '' ? {} : { reason }),
      ...(by === 'costs' ? { cost } : {}),
    })),
    ...(others.length > 0 ? { others } : {}),
    variables: variables.map(variableJson),
    deciding,
    ...(by === 'crossover' ? { crossover } : {}),
  })

/** A short name for formulas, from a label: "Reads a second" is `readsASecond`. */
export const shortNameOf = (label: string): string => {
  const words = label
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9 ]+/g, '')
    .split(' ')
    .filter((word) => word !== '')
  const name = words
    .map((word, at) => (at === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
  return name.replace(/^[0-9]+/, '').slice(0, 40)
}
