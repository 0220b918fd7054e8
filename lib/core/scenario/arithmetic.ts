/**
 * The arithmetic of the generators. Doubles, with a tolerance of 1e-9, so that a tie lies inside its limit and 0.7 * 128 does
 * not cost a shard.
 */

const tolerance = 1e-9

/** `a <= b`, a tie included. */
export const isAtMost = (a: number, b: number): boolean =>
  a <= b + tolerance * Math.max(Math.abs(a), Math.abs(b))

export const isAtLeast = (a: number, b: number): boolean => isAtMost(b, a)
export const isAbove = (a: number, b: number): boolean => !isAtMost(a, b)
export const isBelow = (a: number, b: number): boolean => !isAtMost(b, a)

/** Rounds up, unless all that is over is the error of the arithmetic. */
export const ceilE = (x: number): number => Math.ceil(x - tolerance * Math.max(1, Math.abs(x)))

/** Rounds down, unless all that is missing is the error of the arithmetic. */
export const floorE = (x: number): number => Math.floor(x + tolerance * Math.max(1, Math.abs(x)))

/** To the nearest whole number, halves up. */
export const toWhole = (x: number): number => Math.floor(x + 0.5)

/** To so many significant digits, halves away from zero; exact in every engine. */
export const toDigits = (x: number, digits: number): number => Number(x.toPrecision(digits))

/** What leaves a generator: twelve significant digits, so that engines agree to the byte. */
export const toTwelve = (x: number): number => toDigits(x, 12)

/** A number in plain decimals: no exponent, no zeros at the end. */
export const plain = (x: number): string => {
  const text = String(x)
  if (!/e/.test(text)) return text
  return Math.abs(x) >= 1 ? BigInt(x).toString() : x.toFixed(20).replace(/0+$/, '')
}

/** Three significant digits, halves away from zero, in plain decimals: `57900`, `0.021`. */
export const fmt3 = (x: number): string => plain(toDigits(x, 3))
