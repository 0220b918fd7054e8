import { scoreOf } from '@/lib/core/fit/loss'
import { fitRecalibration } from '@/lib/core/fit/recalibration'
import { splitTargets, targetsOf } from '@/lib/core/fit/targets'
import { keptReason, leastTargets, sayOvertaken, sayTooFew, sayVerdict } from '@/lib/core/fit/verdict'
import { endInUse } from '@/lib/db/apply-weights'
import { endFit, findPresentConfig, loadFitEntries, noteProgress, type FitResult } from '@/lib/db/fits'
import { newId } from '@/lib/io/ids'
import { fitWeights } from '@/lib/io/fitter'

/** How often progress is noted, and a cancellation heard of. */
const beatMs = 500

class Stopped extends Error {}

/** Fits while it beats: progress goes to the row, and a row that no longer runs ends the fit. */
const fitWithBeat = async (
  fit: { userId: string; id: string },
  work: (progress: (done: number) => boolean) => Promise<number[]>,
): Promise<number[]> => {
  let [done, isWanted] = [0, true]
  const beat = setInterval(() => {
    noteProgress(fit.userId, fit.id, Math.min(done, 0.99)).then(
      (goesOn) => (isWanted = goesOn),
      () => undefined,
    )
  }, beatMs)
  try {
    return await work((share) => {
      done = share
      return isWanted
    })
  } catch (error) {
    throw isWanted ? error : new Stopped()
  } finally {
    clearInterval(beat)
  }
}

/**
 * Fits the weights to a learner's log on the first four fifths of the targets, compares with the present ones on the last,
 * and brings that same set into use when it does better there. Moves no due date.
 */
export const runFit = async (fit: { userId: string; id: string }): Promise<void> => {
  const { userId, id } = fit
  const end = (result: Omit<FitResult, 'endedAt'>) => endFit(userId, id, { ...result, endedAt: new Date() })
  try {
    const targets = targetsOf(await loadFitEntries(userId))
    const span = {
      targets: targets.length,
      firstAt: targets.length === 0 ? null : new Date(targets[0]!.reviewedAt),
      lastAt: targets.length === 0 ? null : new Date(targets.at(-1)!.reviewedAt),
    }
    if (targets.length < leastTargets) {
      await end({ state: 'done', ...span, reason: sayTooFew(targets.length) })
      return
    }
    const { train, heldOut } = splitTargets(targets)
    const present = await findPresentConfig(userId)
    const weights = await fitWithBeat(fit, (progress) =>
      fitWeights(train, present.relearningSteps.length, progress),
    )
    const [before, after] = [scoreOf(present.weights, heldOut), scoreOf(weights, heldOut)]
    const { isBetter, reason } = sayVerdict(before, after)
    const recalibration = fitRecalibration(targets, isBetter ? weights : present.weights)
    const found = {
      ...{ ...span, weights, reason, recalibration },
      ...{ logLossBefore: before.logLoss, logLossAfter: after.logLoss },
      ...{ predictedBefore: before.predicted, predictedAfter: after.predicted, observed: before.observed },
    }
    const kept = { id: newId(), reason: keptReason }
    const outcome = isBetter ? await endInUse(userId, id, found, present.weights, kept) : 'not-better'
    if (outcome === 'not-better') await end({ state: 'done', ...found })
    if (outcome === 'others-in-use') await end({ state: 'done', ...found, reason: sayOvertaken })
  } catch (error) {
    if (error instanceof Stopped) return
    await end({ state: 'failed', reason: 'The fit failed. Start it again; nothing was changed.' })
    throw error
  }
}
