import type { ParametersReply } from '@/lib/contract/parameters'
import type { Recalibration } from '@/lib/core/fit/recalibration'
import type { FitRow } from '@/lib/db/fits'

const timeOf = (at: Date | null): string | null => at?.toISOString() ?? null

const recalibrationOf = (found: Recalibration | null): ParametersReply['recalibration'] =>
  found && {
    on: found.isOn,
    targets: found.reported,
    logLossPlain: found.logLossPlain,
    logLossRecalibrated: found.logLossLayer,
  }

/** A fit, or the set that it found, as the API shows it. */
export const parametersReplyOf = (row: FitRow, inUse: readonly number[]): ParametersReply => ({
  id: row.id,
  state: row.state as ParametersReply['state'],
  progress: row.progress,
  createdAt: row.createdAt.toISOString(),
  weights: row.weights.length === 0 ? null : row.weights,
  from: timeOf(row.firstAt),
  to: timeOf(row.lastAt),
  targets: row.targets,
  logLossBefore: row.logLossBefore,
  logLossAfter: row.logLossAfter,
  predictedBefore: row.predictedBefore,
  predictedAfter: row.predictedAfter,
  observed: row.observed,
  applied: row.weights.length > 0 && row.weights.every((weight, index) => weight === inUse[index]),
  appliedAt: timeOf(row.appliedAt),
  reason: row.reason,
  recalibration: recalibrationOf(row.recalibration as Recalibration | null),
})
