import { isAtMost } from './arithmetic'

/**
 * A rule that chooses is a list of steps checked in order: the first that holds gives the answer, the last is the default.
 * `soft` has a ratio (value over boundary) and a band; a `limit` has a band that ends at 1 on one side; `hard` has neither.
 */
export type Step = {
  id: string
  option: string
  holds: boolean
  kind: 'soft' | 'limit' | 'hard'
  /** Value over boundary; of no account where the step is hard. */
  ratio?: number
  /** `[0.8, 1.25]` when left out. */
  band?: readonly [low: number, high: number]
}

/** The answer when no step holds. */
export type Default = { id: string; option: string }

/** What a ladder comes to. `flipped` is the step whose boundary is near. */
export type Decision = {
  /** The computed answer first; when near, the neighbour's behind it. */
  answers: readonly [string, ...string[]]
  near: boolean
  ratio: number
  deciding: string
  flipped: string | null
}

export const usualBand = [0.8, 1.25] as const

/** A band of this factor to either side of the boundary. */
export const bandOf = (factor: number): readonly [number, number] => [1 / factor, factor]

const isInBand = (ratio: number, [low, high]: readonly [number, number]): boolean =>
  isAtMost(low, ratio) && isAtMost(ratio, high)

const distance = (ratio: number): number => Math.abs(Math.log(ratio))

/** A ratio that is 0, infinite or undefined is no ratio: such a step counts as hard. */
const hasRatio = ({ kind, ratio }: Step): boolean =>
  kind !== 'hard' && ratio !== undefined && Number.isFinite(ratio) && ratio > 0

/** The answer when one step says the opposite. */
const answerFlipping = (steps: readonly Step[], otherwise: Default, flipped: number): string => {
  const held = steps.findIndex(({ holds }, index) => (index === flipped ? !holds : holds))
  return held < 0 ? otherwise.option : steps[held]!.option
}

/**
 * Decides a ladder, and how near its answer lies to another: only a boundary whose crossing changes the answer counts.
 * Source: the shared protocol of the generators ("The ladder: answer, near, ratio").
 */
export const decide = (steps: readonly Step[], otherwise: Default): Decision => {
  const at = steps.findIndex(({ holds }) => holds)
  const deciding = at < 0 ? otherwise : steps[at]!
  const answer = deciding.option
  const boundaries = steps
    .map((step, index) => ({ step, index }))
    .filter(({ index }) => at < 0 || index <= at)
    .filter(({ step }) => hasRatio(step) && (step.kind === 'soft' || step.holds))
    .map(({ step, index }) => ({ step, index, other: answerFlipping(steps, otherwise, index) }))
    .filter(({ other }) => other !== answer)
    .sort((a, b) => distance(a.step.ratio!) - distance(b.step.ratio!) || a.index - b.index)
  const close = boundaries.find(({ step }) => isInBand(step.ratio!, step.band ?? usualBand))
  return {
    answers: close ? [answer, close.other] : [answer],
    near: close !== undefined,
    ratio: (close ?? boundaries[0])?.step.ratio ?? 0,
    deciding: deciding.id,
    flipped: close?.step.id ?? null,
  }
}
