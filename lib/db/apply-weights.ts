import type { PresetConfig } from '@/lib/core/preset'
import { isSameWeights } from '@/lib/core/schedule/predict'
import type { FitResult } from './fits'
import { changeLearner, type Tx } from './learner'

/** Under which id, and with which word, weights are kept that were in use and that no set has. */
export type Kept = { id: string; reason: string }

const presetsOf = async (tx: Tx, userId: string) => {
  const presets = await tx.preset.findMany({
    where: { userId, deletedAt: null },
    orderBy: { isDefault: 'desc' },
  })
  const found = []
  for (const { id, revision, isDefault } of presets) {
    const row = await tx.presetRevision.findUniqueOrThrow({
      where: { userId_presetId_revision: { userId, presetId: id, revision } },
    })
    const config = row.config as unknown as PresetConfig
    found.push({ id, revision, isDefault, config, createdAt: row.createdAt })
  }
  return found
}
type Preset = Awaited<ReturnType<typeof presetsOf>>[number]

const keep = async (tx: Tx, userId: string, { config, createdAt }: Preset, kept: Kept): Promise<void> => {
  const known = await tx.parameterFit.findMany({ where: { userId, state: 'done' } })
  if (known.some(({ weights }) => weights.length > 0 && isSameWeights(weights, config.weights))) return
  await tx.parameterFit.create({
    data: {
      ...{ userId, id: kept.id, state: 'done', progress: 1, reason: kept.reason },
      ...{ createdAt, endedAt: createdAt, appliedAt: createdAt, weights: [...config.weights] },
    },
  })
}

/** Every preset gets a revision with the weights; those of the default preset are kept as a set. */
const bringIntoUse = async (
  tx: Tx,
  userId: string,
  presets: readonly Preset[],
  { weights, kept, now }: { weights: readonly number[]; kept: Kept; now: Date },
): Promise<void> => {
  for (const preset of presets) {
    if (isSameWeights(preset.config.weights, weights)) continue
    if (preset.isDefault) await keep(tx, userId, preset, kept)
    const revision = preset.revision + 1
    await tx.presetRevision.create({
      data: {
        ...{ userId, presetId: preset.id, revision, createdAt: now },
        config: { ...preset.config, weights: [...weights] } as object,
      },
    })
    await tx.preset.update({ where: { userId_id: { userId, id: preset.id } }, data: { revision } })
  }
}

/**
 * Brings a set into use: every preset gets a revision with its weights. What was in use before is kept as a set too, so
 * that there is a way back. Due dates stay as they were told.
 * @returns false when there is no such set
 */
export const applyWeights = (userId: string, id: string, kept: Kept): Promise<boolean> =>
  changeLearner(userId, async (tx) => {
    const set = await tx.parameterFit.findFirst({ where: { userId, id, state: 'done' } })
    if (!set || set.weights.length === 0) return false
    // The clock is read while the learner is held: no answer given before it can still come to be stored in between.
    const now = new Date()
    await bringIntoUse(tx, userId, await presetsOf(tx, userId), { weights: set.weights, kept, now })
    await tx.parameterFit.update({ where: { userId_id: { userId, id } }, data: { appliedAt: now } })
    return true
  })

/**
 * Ends a fit that runs and brings what it found into use, both or neither, whatever happens to the process.
 * @param compared the weights it was found to be better than: unless they are still in use, nothing is changed
 */
export const endInUse = (
  userId: string,
  id: string,
  found: Omit<FitResult, 'state' | 'endedAt'> & { weights: number[] },
  compared: readonly number[],
  kept: Kept,
): Promise<'in-use' | 'over' | 'others-in-use'> =>
  changeLearner(userId, async (tx) => {
    // The row is held, so that a cancellation comes before all of this or after it.
    const now = new Date()
    const { count } = await tx.parameterFit.updateMany({
      where: { userId, id, state: 'running' },
      data: { progress: 1 },
    })
    if (count === 0) return 'over'
    const presets = await presetsOf(tx, userId)
    const present = presets.find(({ isDefault }) => isDefault)
    if (present && !isSameWeights(present.config.weights, compared)) return 'others-in-use'
    await bringIntoUse(tx, userId, presets, { weights: found.weights, kept, now })
    await tx.parameterFit.update({
      where: { userId_id: { userId, id } },
      data: { ...found, state: 'done', endedAt: now, appliedAt: now },
    })
    return 'in-use'
  })
