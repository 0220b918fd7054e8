import { chanceOf, type Chance } from './chance'
import type { Generator, Value, Variables } from './generator'
import { sourceOf, type Source } from './source'

/** How a variable can be moved by hand, from where its generator draws it. */
export type Control = { name: string; label: string; unit: string; kind: 'assumption' | 'drawn' } & (
  | {
      by: 'number'
      low: number
      high: number
      spacing: 'log' | 'even'
      list: readonly number[]
      whole: 'whole' | 'any'
    }
  | { by: 'choice'; list: readonly Value[] }
  | { by: 'switch' }
  | { by: 'numbers' }
)

type Range = { low: number; high: number; spacing: 'log' | 'even' }

/** Enough draws for every branch of every generator to be seen. */
const draws = 64

/** Draws as usual, and keeps what was asked for by name. */
const listening = (
  chance: Chance,
  ranges: Map<string, Range>,
  lists: Map<string, readonly Value[]>,
): Source => {
  const source = sourceOf(chance, 'uniform', new Map())
  return {
    ...source,
    log: (name, low, high, digits) => {
      ranges.set(name, { low, high, spacing: 'log' })
      return source.log(name, low, high, digits)
    },
    steps: (name, low, high, step) => {
      ranges.set(name, { low, high, spacing: 'even' })
      return source.steps(name, low, high, step)
    },
    derived: (name, value, low, high) => {
      ranges.set(name, { low, high, spacing: low > 0 && high / low > 50 ? 'log' : 'even' })
      return value
    },
    oneOf: (name, list) => {
      lists.set(name, [...new Set(list as readonly unknown[] as readonly Value[])])
      return source.oneOf(name, list)
    },
  }
}

/** Wide lists are spaced by what they multiply by, as drawn numbers are. */
const rangeOfList = (list: readonly number[]): Range => {
  const [low, high] = [Math.min(...list), Math.max(...list)]
  return { low, high, spacing: low > 0 && high / low > 20 ? 'log' : 'even' }
}

/** A variable that is never drawn, such as an assumption: a share moves between none and all, others tenfold either way. */
const rangeOfFixed = (value: number): Range => {
  if (value >= 0 && value <= 1) return { low: 0, high: 1, spacing: 'even' }
  return { low: value / 10, high: value * 10, spacing: 'log' }
}

const areNumbers = (list: readonly Value[]): list is readonly number[] =>
  list.every((entry) => typeof entry === 'number')

/** A control for every variable of a scenario, in the order of the prompt. */
export const controlsOf = <V extends Variables>(generator: Generator<V>, variables: Variables): Control[] => {
  const ranges = new Map<string, Range>()
  const lists = new Map<string, readonly Value[]>()
  const from = listening(chanceOf(`${generator.id}:controls`), ranges, lists)
  for (let round = 0; round < draws; round++) generator.draw(from)
  return (Object.keys(generator.variables) as (keyof V & string)[]).map((name): Control => {
    const { label, unit, kind: given } = generator.variables[name]
    const kind: Control['kind'] = given ?? 'drawn'
    const control = { name, label, unit, kind }
    const value = variables[name]!
    const list = lists.get(name) ?? []
    if (typeof value === 'boolean') return { ...control, by: 'switch' }
    if (typeof value === 'number') {
      const numbers = areNumbers(list) ? list : []
      const range = ranges.get(name) ?? (numbers.length > 1 ? rangeOfList(numbers) : rangeOfFixed(value))
      const whole = (generator.whole as readonly string[]).includes(name) ? 'whole' : 'any'
      return { ...control, ...range, by: 'number', list: [...numbers].sort((a, b) => a - b), whole }
    }
    return list.length > 1 ? { ...control, by: 'choice', list } : { ...control, by: 'numbers' }
  })
}
