import { unitHash } from '../random'

const ranges = [
  { from: 2.5, to: 7, factor: 0.15 },
  { from: 7, to: 20, factor: 0.1 },
  { from: 20, to: Infinity, factor: 0.05 },
]

/** Half the width, in days, of the range around an interval; none below 2.5 days (Anki, states/fuzz.rs). */
const fuzzDelta = (interval: number): number =>
  interval < 2.5
    ? 0
    : ranges.reduce(
        (sum, { from, to, factor }) => sum + factor * Math.max(0, Math.min(interval, to) - from),
        1,
      )

/** Whole days around an interval within which fuzz may fall, before any minimum or maximum. */
export const fuzzBounds = (interval: number): { lower: number; upper: number } => {
  const delta = fuzzDelta(interval)
  return { lower: Math.round(interval - delta), upper: Math.round(interval + delta) }
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)

/**
 * A whole number of days near an interval, within [minimum, maximum].
 * @param share where in the range to fall, in [0, 1); null for the plain rounding
 */
export const fuzzed = (interval: number, share: number | null, minimum: number, maximum: number): number => {
  const least = Math.min(minimum, maximum)
  if (share === null) return clamp(Math.round(interval), least, maximum)
  const bounds = fuzzBounds(clamp(interval, least, maximum))
  const lower = clamp(bounds.lower, least, maximum)
  let upper = clamp(bounds.upper, least, maximum)
  if (upper === lower && upper > 2 && upper < maximum) upper = lower + 1
  return Math.floor(lower + share * (1 + upper - lower))
}

/**
 * The share for an answer. Seeded by card and reps alone: were the time in it, the button would show one interval and
 * the answer, a moment later, get another.
 */
export const fuzzShare = (cardId: string, reps: number): number => unitHash(`${cardId}:${reps}`)
