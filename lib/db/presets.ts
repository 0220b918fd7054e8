import type { PresetConfig } from '@/lib/core/preset'
import { database } from './database'
import { changeLearner } from './learner'

export type PresetRow = {
  id: string
  name: string
  revision: number
  isDefault: boolean
  config: PresetConfig
}

type Raw = { id: string; name: string; revision: number; is_default: boolean; config: PresetConfig }

const rowOf = ({ is_default, ...rest }: Raw): PresetRow => ({ ...rest, isDefault: is_default })

/** All presets of a learner at their present revision, the default first. */
export const findPresets = async (userId: string): Promise<PresetRow[]> => {
  const rows = await database().prisma.$queryRaw<Raw[]>`
    select p.id::text as id, p.name, p.revision, p.is_default, r.config
    from preset p join preset_revision r on r.user_id = p.user_id and r.preset_id = p.id and r.revision = p.revision
    where p.user_id = ${userId}::uuid order by p.is_default desc, p.created_at, p.id`
  return rows.map(rowOf)
}

/** A preset as it was at a revision; null when the learner has none. */
export const findPresetAt = async (
  userId: string,
  presetId: string,
  revision: number,
): Promise<PresetConfig | null> => {
  const row = await database().prisma.presetRevision.findUnique({
    where: { userId_presetId_revision: { userId, presetId, revision } },
  })
  return (row?.config as unknown as PresetConfig | undefined) ?? null
}

export const insertPreset = (
  userId: string,
  preset: { id: string; name: string; config: PresetConfig },
): Promise<PresetRow> =>
  changeLearner(userId, async (tx) => {
    await tx.preset.create({ data: { userId, id: preset.id, name: preset.name } })
    await tx.presetRevision.create({
      data: { userId, presetId: preset.id, revision: 1, config: preset.config as object },
    })
    return { ...preset, revision: 1, isDefault: false }
  })

const sorted = (value: object) => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))

/** Writes a new revision from the present one; null when the learner has no such preset. */
export const revisePreset = (
  userId: string,
  id: string,
  change: (config: PresetConfig) => PresetConfig,
  name: string | undefined,
): Promise<PresetRow | null> =>
  changeLearner(userId, async (tx) => {
    const preset = await tx.preset.findUnique({ where: { userId_id: { userId, id } } })
    if (!preset) return null
    const present = await tx.presetRevision.findUniqueOrThrow({
      where: { userId_presetId_revision: { userId, presetId: id, revision: preset.revision } },
    })
    const config = change(present.config as unknown as PresetConfig)
    // The same again is no change: a new revision would fold every card anew.
    if (
      (name ?? preset.name) === preset.name &&
      JSON.stringify(sorted(config)) === JSON.stringify(sorted(present.config as object))
    )
      return { id, name: preset.name, revision: preset.revision, isDefault: preset.isDefault, config }
    const revision = preset.revision + 1
    await tx.presetRevision.create({ data: { userId, presetId: id, revision, config: config as object } })
    await tx.preset.update({
      where: { userId_id: { userId, id } },
      data: { revision, ...(name === undefined ? {} : { name }) },
    })
    return { id, name: name ?? preset.name, revision, isDefault: preset.isDefault, config }
  })
