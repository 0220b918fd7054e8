import type { ParametersReply } from '@/lib/contract/parameters'

/** "24 November 2026". */
export const dateOf = (at: string): string =>
  new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

/** A set that no fit found: what was in use before one. */
export const isKept = ({ state, targets }: ParametersReply): boolean => state === 'done' && targets === null

/** How a set is named in a list. */
export const nameOf = (set: ParametersReply): string =>
  isKept(set) ? 'In use before any fit' : `Fitted on ${dateOf(set.createdAt)}`

const loss = (value: number): string => value.toFixed(4)

/** The figures of a set in one line. */
export const figuresOf = ({ targets, logLossBefore, logLossAfter }: ParametersReply): string =>
  targets === null || logLossBefore === null || logLossAfter === null
    ? 'Not fitted here.'
    : `${targets.toLocaleString('en-GB')} reviews · log loss ${loss(logLossBefore)} before, ${loss(logLossAfter)} with it`

export const isUnderWay = ({ state }: ParametersReply): boolean => state === 'queued' || state === 'running'

/** What a fit is doing. */
export const sayProgress = ({ state, progress }: ParametersReply): string =>
  state === 'queued' ? 'Waiting for its turn' : `Fitting, ${Math.round(progress * 100)}%`

const percent = (value: number): string => `${(Math.abs(value) * 100).toFixed(1)}%`

/** What a layer on shown probabilities would bring. */
export const sayRecalibration = ({ recalibration }: ParametersReply): string | null => {
  if (!recalibration) return null
  const { on, logLossPlain, logLossRecalibrated } = recalibration
  const change = logLossRecalibrated / logLossPlain - 1
  if (!on)
    return 'A correction of shown probabilities by your latest answers was tried as well. It did not clearly help, so it is off.'
  return `A correction of shown probabilities by your latest answers clearly helped. On the last fifth, which it never saw, its log loss was ${percent(change)} ${change <= 0 ? 'lower' : 'higher'} than that of the curve alone.`
}

/** What is missing before a fit can be begun; null when there is enough. */
export const sayLack = (targets: number, least: number): string | null =>
  targets >= least
    ? null
    : `A fit needs ${least} answers that come at least a day after the one before. You have ${targets}: ${least - targets} more to go.`
