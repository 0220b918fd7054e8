import { hash32 } from '../random'

/** Chance that is the same in every engine: whole numbers of 32 bits, drawn by sfc32 (Chris Doty-Humphrey, public domain). */
export type Chance = {
  /** A number in [0, 1), a multiple of 2^-32. */
  unit: () => number
  /** A whole number from 0 to below `count`. */
  below: (count: number) => number
}

/** The stream that belongs to a text, such as `G01:1:42`. */
export const chanceOf = (text: string): Chance => {
  let a = hash32(text, 1)
  let b = hash32(text, 2)
  let c = hash32(text, 3)
  let counter = 1
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 12; round++) next()
  return { unit: () => next() / 2 ** 32, below: (count) => Math.floor((next() / 2 ** 32) * count) }
}

/** A standard normal deviate (Box and Muller). */
export const deviate = (chance: Chance): number =>
  Math.sqrt(-2 * Math.log(1 - chance.unit())) * Math.cos(2 * Math.PI * chance.unit())

/** A list in an order drawn by chance (Fisher and Yates). */
export const shuffled = <T>(list: readonly T[], chance: Chance): T[] => {
  const mixed = [...list]
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = chance.below(last + 1)
    ;[mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!]
  }
  return mixed
}
