import { toDigits, toTwelve } from './arithmetic'
import { chanceOf, shuffled, type Chance } from './chance'
import { drawScenario, type Drawn } from './draw'
import type { Crossover, Generator, Option, Reason, Solved, Value, Variables } from './generator'
import { placesOf, unitOf, type Place } from './places'
import { seriesOf, type Series } from './series'
import { escaped, valueWords } from './words'

/** One scenario as it is asked, answered and explained; JSON, the same to the byte for the same id, revision and seed. */
export type Instance = {
  id: string
  slug: string
  title: string
  seed: number
  revision: number
  variables: Readonly<Record<string, Value>>
  /** HTML: the story, then its numbers as a list of terms. */
  prompt: string
  options: Option[]
  /** The computed answer first; when near, the neighbour's behind it. */
  answers: string[]
  near: boolean
  reasons: (Reason & { right: boolean })[]
  intermediates: Record<string, number>
  ratio: number
  /** Where it flips: `words` says it, `label` and `unit` name the variable ("%": said in per cent), `places` what is right where. */
  crossover: {
    variable: string
    value: number
    series: Series[]
    label: string
    unit: string
    words: string
    places: Place[]
  } | null
  /** HTML */
  explanation: string
  /** What is wrong with each option that is not an answer, as plain text. */
  mistakes: Record<string, string>
  twist: {
    change: Partial<Variables>
    /** HTML: what is other than before, without what follows from it. */
    prompt: string
    options: Option[]
    answers: string[]
    explanation: string
  }
  factIds: string[]
}

const mostReasons = 4

/** The deciding step and its nearest neighbours in the list; the near one always among them. */
const chosenReasons = (reasons: readonly Reason[], { deciding, flipped }: Solved): Reason[] => {
  const at = reasons.findIndex(({ id }) => id === deciding)
  const rank = ({ id }: Reason) =>
    id === flipped ? 0 : Math.abs(reasons.findIndex((one) => one.id === id) - at)
  const chosen = new Set([...reasons].sort((a, b) => rank(a) - rank(b)).slice(0, mostReasons))
  return reasons.filter((reason) => chosen.has(reason))
}

/** A crossover that lies nowhere is none. */
const placed = (crossover: Crossover | null): Crossover | null =>
  crossover && crossover.value > 0 && Number.isFinite(crossover.value) ? crossover : null

const paragraphs = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escaped(line)}</p>`)
    .join('')

const termOf = <V extends Variables>(
  generator: Generator<V>,
  variables: V,
  name: keyof V & string,
): string => {
  const { label, kind } = generator.variables[name]
  const text = escaped(valueWords(generator, name, variables[name], variables))
  return `<div${kind ? ` data-kind="${kind}"` : ''}><dt>${escaped(label)}</dt><dd>${text}</dd></div>`
}

const promptOf = <V extends Variables>(generator: Generator<V>, variables: V): string => {
  const names = Object.keys(generator.variables) as (keyof V & string)[]
  const terms = names.map((name) => termOf(generator, variables, name)).join('')
  return `${paragraphs(generator.story)}<dl class="givens">${terms}</dl>`
}

/** How far to either side of the crossover the answer is asked for. */
const aside = 1e-6

/** Whether the answer differs to either side: a duty may decide whatever the numbers. */
const isFlipping = <V extends Variables>(
  generator: Generator<V>,
  variables: V,
  { variable, value }: Crossover,
): boolean => {
  const [below, above] = [1 - aside, 1 + aside].map(
    (factor) => generator.solve({ ...variables, [variable]: value * factor }).answers[0],
  )
  return below !== above
}

/** Where it flips, in a sentence; nothing where no number decides. */
const flipWords = <V extends Variables>(
  generator: Generator<V>,
  variables: V,
  crossover: Crossover | null,
): string => {
  if (!crossover) return ''
  if (crossover.words !== undefined) return `\n${crossover.words}`
  const name = crossover.variable as keyof V & string
  const { label } = generator.variables[name]
  const flip = isFlipping(generator, variables, crossover) ? 'It flips' : 'By the numbers alone it would flip'
  const value = valueWords(generator, name, toDigits(crossover.value, 3) as V[typeof name], variables)
  return `\n${crossover.meaning ?? flip} where ${label.charAt(0).toLowerCase()}${label.slice(1)} crosses ${value}.`
}

const crossingOf = <V extends Variables>(
  generator: Generator<V>,
  variables: V,
  crossover: Crossover,
): Instance['crossover'] => {
  const { variable, value } = crossover
  const series = seriesOf(crossover, variables[variable] as number)
  return {
    ...{ variable, value: toTwelve(value), series },
    label: generator.variables[variable]!.label,
    unit: unitOf(generator, variables, crossover),
    words: flipWords(generator, variables, crossover).trim(),
    places: placesOf(generator, variables, crossover, series),
  }
}

const explanationOf = <V extends Variables>(
  generator: Generator<V>,
  variables: V,
  solved: Solved,
): string => {
  const near = solved.near ? '\nThis lies so near the boundary that either is right, with a reason.' : ''
  const flips = flipWords(generator, variables, placed(generator.crossover(variables, solved)))
  return paragraphs(`${generator.explain(variables, solved)}${near}${flips}`)
}

const changeWords = <V extends Variables>(generator: Generator<V>, change: Partial<V>, after: V): string =>
  (Object.keys(change) as (keyof V & string)[])
    .map(
      (name) =>
        `${generator.variables[name].label} is now ${valueWords(generator, name, after[name], after)}.`,
    )
    .join(' ')

const twistOf = <V extends Variables>(
  generator: Generator<V>,
  variables: V,
  before: Solved,
  chance: Chance,
): Instance['twist'] => {
  const change = generator.twist(variables, before)
  const after = { ...variables, ...change }
  const solved = generator.solve(after)
  const stays = solved.answers[0] === before.answers[0] ? 'The answer stays.' : 'The answer changes.'
  return {
    change,
    prompt: paragraphs(changeWords(generator, change, after)),
    options: shuffled(generator.options(after, solved), chance),
    answers: [...solved.answers],
    explanation:
      paragraphs(`${changeWords(generator, change, after)} ${stays}`) +
      explanationOf(generator, after, solved),
  }
}

const twelveOf = (numbers: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, toTwelve(value)]))

/**
 * The scenario that belongs to a seed.
 * @param seed a whole number from 0 to 4294967295
 */
export const makeInstance = <V extends Variables>(generator: Generator<V>, seed: number): Instance => {
  const chance = chanceOf(`${generator.id}:${generator.revision}:${seed}`)
  return instanceOf(generator, seed, drawScenario(generator, chance), chance)
}

/** What was drawn, asked and explained; `chance` orders what is shown. */
export const instanceOf = <V extends Variables>(
  generator: Generator<V>,
  seed: number,
  { variables, solved }: Drawn<V>,
  chance: Chance,
): Instance => {
  const { id, slug, title, revision, factIds } = generator
  const crossover = placed(generator.crossover(variables, solved))
  const right = new Set([solved.deciding, solved.flipped])
  const answers = new Set(solved.answers)
  const mistakes = Object.entries(generator.mistakes(variables, solved)).filter(
    ([option]) => !answers.has(option),
  )
  return {
    ...{ id, slug, title, seed, revision, variables },
    prompt: promptOf(generator, variables),
    options: shuffled(generator.options(variables, solved), chance),
    answers: [...solved.answers],
    near: solved.near,
    reasons: shuffled(chosenReasons(generator.reasons(variables, solved), solved), chance).map((reason) => ({
      ...reason,
      right: right.has(reason.id),
    })),
    intermediates: twelveOf(solved.intermediates),
    ratio: toTwelve(solved.ratio),
    crossover: crossover && crossingOf(generator, variables, crossover),
    explanation: explanationOf(generator, variables, solved),
    mistakes: Object.fromEntries(mistakes),
    twist: twistOf(generator, variables, solved, chance),
    factIds: [...factIds],
  }
}
