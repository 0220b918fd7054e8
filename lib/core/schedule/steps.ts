const daySeconds = 86_400

const wholeDaysBeyondOne = (seconds: number): number =>
  seconds > daySeconds ? Math.round(seconds / daySeconds) * daySeconds : seconds

/** Steps may have become fewer while a card stood on a later one: it then stands on the last. */
const standingOn = (steps: readonly number[], step: number): number =>
  Math.min(Math.max(step, 0), steps.length - 1)

/**
 * Seconds until the card comes back after Hard: on the first step the mean of the first two, or half as much again
 * (at most a day more) when there is but one; on a later step the same step (Anki, states/steps.rs).
 */
export const hardDelay = (steps: readonly number[], step: number): number => {
  const at = standingOn(steps, step)
  const current = steps[at]!
  if (at > 0) return current
  const next = steps[1]
  const delay = next === undefined ? Math.min(current * 1.5, current + daySeconds) : (current + next) / 2
  return wholeDaysBeyondOne(Math.floor(delay))
}

/** The step that Good leads to, or null when it graduates. */
export const stepAfterGood = (steps: readonly number[], step: number): number | null => {
  const next = standingOn(steps, step) + 1
  return next < steps.length ? next : null
}

/** The index that a step counts as under the present steps. */
export const presentStep = standingOn

const units: Record<string, number> = { s: 1, m: 60, h: 3600, d: daySeconds }

/** Seconds of a step such as `30s`, `10m`, `1.5h`, `2d`; null when it is none, or not between 1 s and 365 d. */
export const parseStep = (text: string): number | null => {
  const match = /^(\d{1,8}(?:\.\d{1,6})?)([smhd])$/.exec(text.trim())
  if (!match) return null
  const seconds = Math.round(Number(match[1]) * units[match[2]!]!)
  return seconds >= 1 && seconds <= 365 * daySeconds ? seconds : null
}

/** The shortest way to write a step: 3600 is `1h`, 90 is `90s`. */
export const formatStep = (seconds: number): string => {
  for (const unit of ['d', 'h', 'm'] as const)
    if (seconds % units[unit]! === 0) return `${seconds / units[unit]!}${unit}`
  return `${seconds}s`
}

/** The most steps a preset may have. */
export const mostSteps = 20

/** Steps as people write them, `1m 10m 1d`; or what is wrong with them, in a sentence. Nothing is no steps. */
export const parseSteps = (text: string): { steps: number[] } | { error: string } => {
  const words = text
    .trim()
    .split(/[\s,]+/)
    .filter(Boolean)
  if (words.length > mostSteps) return { error: `At most ${mostSteps} steps.` }
  const steps: number[] = []
  for (const word of words) {
    const seconds = parseStep(word.toLowerCase())
    if (seconds === null) return { error: whyNoStep(word.slice(0, 20)) }
    steps.push(seconds)
  }
  return { steps }
}

const whyNoStep = (word: string): string => {
  if (/^\d+(\.\d+)?$/.test(word))
    return `“${word}” has no unit. Write ${word}s, ${word}m, ${word}h or ${word}d.`
  if (/^\d+(\.\d+)?[smhd]$/i.test(word)) return `“${word}” is not between 1s and 365d.`
  return `“${word}” is no step. Write a number with s, m, h or d, such as 10m.`
}
