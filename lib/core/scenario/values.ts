import type { Option, Reason } from './generator'
import type { Decision } from './ladder'

/** A wrong value, the mistake that leads to it, and where it has one the formula. */
export type Mistake = { value: string; mistake: string; formula?: string }

/** The first mistakes, three at most, whose values differ from the answer and from each other. */
export const distinctMistakes = <M extends Mistake>(answer: string, mistakes: readonly M[]): M[] => {
  const seen = new Set([answer])
  return mistakes.filter(({ value }) => !seen.has(value) && seen.add(value)).slice(0, 3)
}

/** Options of a rule whose answer is a value: the value is the id, so that no id says which is right. */
export const valueOptions = (
  answer: string,
  mistakes: readonly Mistake[],
  labelOf: (value: string) => string,
): Option[] =>
  [answer, ...distinctMistakes(answer, mistakes).map(({ value }) => value)].map((value) => ({
    id: value,
    label: labelOf(value),
  }))

/** The decision of a rule whose answer is a value: it has no neighbour. */
export const decideValue = (answer: string, ratio: number): Decision => ({
  answers: [answer],
  near: false,
  ratio,
  deciding: 'value',
  flipped: null,
})

/** The right formula and those that the mistakes follow. */
export const valueReasons = (answer: string, formula: string, mistakes: readonly Mistake[]): Reason[] => [
  { id: 'value', label: formula },
  ...distinctMistakes(answer, mistakes).map(({ value, mistake, formula: wrong = mistake }) => ({
    id: `value-${value}`,
    label: wrong,
  })),
]

/** What is wrong with each value that may be chosen. */
export const valueMistakes = (answer: string, mistakes: readonly Mistake[]): Record<string, string> =>
  Object.fromEntries(distinctMistakes(answer, mistakes).map(({ value, mistake }) => [value, mistake]))
