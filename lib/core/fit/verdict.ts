import type { Score } from './loss'

/** So many targets there must be before a fit says more than chance. */
export const leastTargets = 400

const percent = (share: number): string => `${Math.round(share * 100)}%`
const digits = (loss: number): string => loss.toFixed(4)

/** What is said when there are too few targets. */
export const sayTooFew = (targets: number): string =>
  `A fit needs ${leastTargets} answers that come at least a day after the one before. There are ${targets}: ` +
  `${leastTargets - targets} more to go.`

/** What a comparison on the held-out fifth comes to, in words. */
export const sayVerdict = (before: Score, after: Score): { isBetter: boolean; reason: string } => {
  const isBetter = after.logLoss < before.logLoss
  const seen =
    `On your latest answers the present curve predicted ${percent(before.predicted)} recalled, and ` +
    `${percent(before.observed)} were; the new one would have said ${percent(after.predicted)}.`
  return {
    isBetter,
    reason: isBetter
      ? `${seen} Its log loss is lower (${digits(after.logLoss)} against ${digits(before.logLoss)}), so it is in use now.`
      : `${seen} Its log loss is not lower (${digits(after.logLoss)} against ${digits(before.logLoss)}), so nothing was changed.`,
  }
}

/** What is said of a set that was compared with weights the learner has changed since. */
export const sayOvertaken =
  'Your weights were changed while this fit ran, so its set is not in use. You can use it below, or fit again.'

/** What is kept beside a set that was in use before any fit. */
export const keptReason = 'What was in use before.'
