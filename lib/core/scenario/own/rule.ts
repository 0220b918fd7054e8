import { hash32 } from '../../random'
import { isAtMost, toDigits, toTwelve } from '../arithmetic'
import type { Crossover, Solved } from '../generator'
import { excessOf, type Decider, type Values } from './costs'
import { nearestCrossing } from './crossing'
import type { OwnScenario, OwnVariable } from './definition'

/** How a learner's scenario is decided: which option is right, how near the other lies, and where they meet. */

export type Side = 'first' | 'second'

const otherSide = (side: Side): Side => (side === 'first' ? 'second' : 'first')

/** A crossover between 0.8 and 1.25 times the value is near: either is then right. */
const nearFactors = [0.8, 1.25].map((factor) => factor + Math.sign(factor - 1) * 1e-9)

export const sideAt = (decider: Decider, deciding: string, values: Values): Side | null => {
  const excess = excessOf(decider, deciding, values)
  if (!Number.isFinite(excess)) return null
  return isAtMost(excess, 0) ? 'first' : 'second'
}

export const decidingVariable = ({ variables, deciding }: OwnScenario): OwnVariable =>
  variables.find(({ name }) => name === deciding)!

/** Where crossings are looked for: ten times beyond the range, or a thousand times to either side of a fixed value. */
const searched = ({ min, max }: OwnVariable, value: number): [number, number] => {
  if (min === max) return [value / 1000, value * 1000]
  return [min > 0 ? min / 10 : max / 10_000, max * 10]
}

const findCrossing = (scenario: OwnScenario, decider: Decider, values: Values): number | null => {
  const { deciding } = scenario
  if (decider.kind === 'crossover') return decider.value.evaluate(values)
  const own = values[deciding]!
  const [low, high] = searched(decidingVariable(scenario), own)
  if (!(own > 0 && low > 0 && high > low)) return null
  return nearestCrossing((x) => excessOf(decider, deciding, { ...values, [deciding]: x }), own, low, high)
}

/** Looking for a crossing takes hundreds of evaluations, and one scenario is asked for it several times. */
export const finder = (scenario: OwnScenario, decider: Decider): ((values: Values) => number | null) => {
  const known = new WeakMap<Values, number | null>()
  return (values) => {
    const before = known.get(values)
    if (before !== undefined) return before
    const found = findCrossing(scenario, decider, values)
    known.set(values, found)
    return found
  }
}

export const solver = (
  scenario: OwnScenario,
  decider: Decider,
  crossingOf: (values: Values) => number | null,
) => {
  const { deciding } = scenario
  const at = (values: Values, factor: number): Side | null =>
    sideAt(decider, deciding, { ...values, [deciding]: values[deciding]! * factor })
  return (values: Values): Solved => {
    const side = at(values, 1) ?? 'first'
    const other = otherSide(side)
    const near = values[deciding]! > 0 && nearFactors.some((factor) => at(values, factor) === other)
    return {
      answers: near ? [side, other] : [side],
      near,
      // Only of what is kept: most draws are thrown away.
      get ratio() {
        const crossing = crossingOf(values)
        return crossing !== null && crossing > 0 ? toTwelve(values[deciding]! / crossing) : 0
      },
      deciding: side,
      flipped: near ? other : null,
      intermediates:
        decider.kind === 'costs'
          ? { firstCost: decider.first.evaluate(values), secondCost: decider.second.evaluate(values) }
          : { crossover: decider.value.evaluate(values) },
    }
  }
}

export const crossoverOf = (
  scenario: OwnScenario,
  decider: Decider,
  values: Values,
  value: number | null,
): Crossover | null => {
  const { deciding, options } = scenario
  if (value === null || !(value > 0) || !Number.isFinite(value)) return null
  if (decider.kind === 'crossover') {
    const { label } = decidingVariable(scenario)
    return {
      variable: deciding,
      value,
      curves: [
        { id: 'value', label, y: (x) => x },
        { id: 'crossover', label: 'where it flips', y: () => value },
      ],
    }
  }
  const along =
    (side: Side) =>
    (x: number): number =>
      decider[side].evaluate({ ...values, [deciding]: x })
  return {
    variable: deciding,
    value,
    curves: [
      { id: 'first', label: options[0].label, y: along('first') },
      { id: 'second', label: options[1].label, y: along('second') },
    ],
  }
}

const mirrored = ({ min, max, scale }: OwnVariable, own: number): number =>
  scale === 'log' ? (min / own) * max : min + max - own

/** Half of the way to the end of the range that lies on the same side. */
const outward = ({ min, max, scale }: OwnVariable, own: number): number => {
  const isLog = scale === 'log'
  const end = own >= (isLog ? Math.sqrt(min) * Math.sqrt(max) : (min + max) / 2) ? max : min
  return isLog ? Math.sqrt(own) * Math.sqrt(end) : (own + end) / 2
}

/**
 * The deciding variable moves: in two of three scenarios to the other side of its range, else further out on its own, so that
 * a change of the answer cannot be counted on. Ten times as much where nothing varies.
 */
export const twistOf = (scenario: OwnScenario, values: Values): Values => {
  const variable = decidingVariable(scenario)
  const { name, min, max, digits, whole } = variable
  const own = values[name]!
  if (min === max) return { [name]: own === 0 ? 1 : own * 10 }
  const [low, high] = whole ? [Math.ceil(min), Math.floor(max)] : [min, max]
  const placed = (x: number): number =>
    Math.min(Math.max(whole ? Math.round(x) : toDigits(x, digits), low), high)
  const isOutward = hash32(JSON.stringify(values)) % 3 === 0
  const moved = placed(isOutward ? outward(variable, own) : mirrored(variable, own))
  return { [name]: moved === own ? (own === high ? low : high) : moved }
}
