import type { Option } from './generator'

/** A wrong value and the mistake that leads to it, in a few words. */
export type Mistake = { value: string; mistake: string }

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
