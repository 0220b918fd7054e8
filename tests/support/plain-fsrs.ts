/**
 * FSRS-6 as its formulas stand in the papers and in fsrs-rs, without the library and without rounding: what the product
 * says is held against it. Ratings are numbers here, 1 for Again to 4 for Easy.
 */
export type PlainMemory = { s: number; d: number }

const clamp = (x: number, low: number, high: number) => Math.min(Math.max(x, low), high)

export const plainRecall = (w: readonly number[], { s }: PlainMemory, days: number): number => {
  const factor = 0.9 ** (-1 / w[20]!) - 1
  return (1 + (factor * days) / s) ** -w[20]!
}

const firstDifficulty = (w: readonly number[], g: number) => w[4]! - Math.exp((g - 1) * w[5]!) + 1

const nextDifficulty = (w: readonly number[], d: number, g: number) => {
  const damped = d - (w[6]! * (g - 3) * (10 - d)) / 9
  return clamp(w[7]! * firstDifficulty(w, 4) + (1 - w[7]!) * damped, 1, 10)
}

export const plainNext = (
  w: readonly number[],
  before: PlainMemory | null,
  days: number,
  g: number,
): PlainMemory => {
  if (!before) return { s: clamp(w[g - 1]!, 0.001, 100), d: clamp(firstDifficulty(w, g), 1, 10) }
  const { s, d } = before
  const after = (stability: number) => ({ s: clamp(stability, 0.001, 36500), d: nextDifficulty(w, d, g) })
  if (days === 0) {
    const growth = Math.exp(w[17]! * (g - 3 + w[18]!)) * s ** -w[19]!
    return after(s * (g >= 2 ? Math.max(1, growth) : growth))
  }
  const r = plainRecall(w, before, days)
  if (g === 1) {
    const left = w[11]! * d ** -w[12]! * ((s + 1) ** w[13]! - 1) * Math.exp((1 - r) * w[14]!)
    return after(Math.min(left, s / Math.exp(w[17]! * w[18]!)))
  }
  const bonus = (g === 2 ? w[15]! : 1) * (g === 4 ? w[16]! : 1)
  return after(s * (1 + Math.exp(w[8]!) * (11 - d) * s ** -w[9]! * (Math.exp((1 - r) * w[10]!) - 1) * bonus))
}
