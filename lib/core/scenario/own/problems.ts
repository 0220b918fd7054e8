import type { Problems } from './reader'

/** What is wrong with a definition, in words for people. */

const places: Record<string, string> = { '0': 'first', '1': 'second' }

const parts: Record<string, string> = {
  label: 'Name',
  cost: 'Cost',
  reason: 'Reason',
  explanation: 'Explanation',
  mistake: 'Mistake',
  name: 'Short name',
  unit: 'Unit',
  value: 'Value',
  min: 'Least value',
  max: 'Greatest value',
  scale: 'Scale',
  digits: 'Digits',
  whole: 'Whole number',
}

const alone: Record<string, string> = {
  definition: 'The scenario',
  story: 'The question',
  options: 'The options',
  others: 'The further options',
  variables: 'The variables',
  deciding: 'The deciding variable',
  crossover: 'The crossover',
}

const thingOf = (list: string, at: string): string => {
  if (list === 'options') return `the ${places[at] ?? ''} option`
  return list === 'others' ? `further option ${Number(at) + 1}` : `variable ${Number(at) + 1}`
}

/** Names a place of a definition, such as `options.0.cost`: "Cost of the first option". */
export const placeWords = (path: string): string => {
  const [list, at, part] = path.split('.')
  if (at === undefined) return alone[list!] ?? 'The scenario'
  const thing = thingOf(list!, at)
  if (part === undefined) return thing.charAt(0).toUpperCase() + thing.slice(1)
  const what = list === 'variables' && part === 'label' ? 'Label' : (parts[part] ?? part)
  return `${what} of ${thing}`
}

/** The first problem as a sentence. */
export const problemSentence = (problems: Problems): string => {
  const [path, problem] = Object.entries(problems)[0]!
  return `${placeWords(path)} ${problem}.`
}
