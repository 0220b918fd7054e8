import { toDigits } from '../arithmetic'
import type { Source } from '../source'
import type { OwnVariable } from './definition'

const parts = 1000

const within = (x: number, low: number, high: number): number => Math.min(Math.max(x, low), high)

/** One value, rounded before anything is computed from it. */
const drawValue = ({ name, min, max, scale, digits, whole }: OwnVariable, from: Source): number => {
  if (min === max) return from.derived(name, min, min, max)
  const drawn =
    scale === 'log'
      ? from.log(name, min, max, digits)
      : within(toDigits(from.steps(name, min, max, (max - min) / parts), digits), min, max)
  return whole ? within(Math.round(drawn), Math.ceil(min), Math.floor(max)) : drawn
}

export const drawValues = (variables: readonly OwnVariable[], from: Source): Record<string, number> =>
  Object.fromEntries(variables.map((variable) => [variable.name, drawValue(variable, from)]))
