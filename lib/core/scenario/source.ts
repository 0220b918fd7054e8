import { toDigits } from './arithmetic'
import type { Chance } from './chance'

/**
 * What a generator draws its variables from. Every number is rounded before it is given out, and nothing is computed from
 * what was not rounded. Names say whose range is meant, so that a near draw can stay inside it.
 */
export type Source = {
  /** Uniform in the logarithm, to so many significant digits. */
  log: (name: string, low: number, high: number, digits: number) => number
  /** Uniform over `low`, `low + step`, … up to `high`. */
  steps: (name: string, low: number, high: number, step: number) => number
  /** An entry of a list; one that stands twice is twice as likely. */
  oneOf: <T>(name: string, list: readonly T[]) => T
  /** A variable computed from drawn ones, rounded by its generator: names the range a near draw keeps it in. */
  derived: (name: string, value: number, low: number, high: number) => number
  /** True in this share (0 to 1) of draws. */
  isHit: (share: number) => boolean
}

/** `uniform` over the whole range, `extreme`: the lowest or the highest tenth of each number, a coin each. */
export type Spread = 'uniform' | 'extreme'

export type Ranges = Map<string, readonly [low: number, high: number]>

const tenth = 0.1

/** @param ranges is filled with what was asked for: the least and greatest value of each numeric variable */
export const sourceOf = (chance: Chance, spread: Spread, ranges: Ranges): Source => {
  const place = (): number => {
    const u = chance.unit()
    if (spread === 'uniform') return u
    return chance.unit() < 0.5 ? u * tenth : 1 - u * tenth
  }
  return {
    log: (name, low, high, digits) => {
      ranges.set(name, [low, high])
      const drawn = Math.exp(Math.log(low) + place() * (Math.log(high) - Math.log(low)))
      return Math.min(Math.max(toDigits(drawn, digits), low), high)
    },
    steps: (name, low, high, step) => {
      ranges.set(name, [low, high])
      const count = Math.round((high - low) / step) + 1
      const index = Math.min(Math.floor(place() * count), count - 1)
      return toDigits(low + index * step, 12)
    },
    oneOf: (name, list) => {
      const isNumeric = list.every((entry) => typeof entry === 'number')
      if (isNumeric) {
        const numbers = list as readonly unknown[] as readonly number[]
        ranges.set(name, [Math.min(...numbers), Math.max(...numbers)])
      }
      if (!isNumeric || spread === 'uniform') return list[chance.below(list.length)]!
      return chance.unit() < 0.5 ? list[0]! : list.at(-1)!
    },
    derived: (name, value, low, high) => {
      ranges.set(name, [low, high])
      return value
    },
    isHit: (share) => chance.unit() < share,
  }
}
