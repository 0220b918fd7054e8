import type { PresetConfig } from '@/lib/core/preset'
import { database, prepared } from './database'
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
    where p.user_id = ${userId}::uuid and p.deleted_at is null order by p.is_default desc, p.created_at, p.id`
  return rows.map(rowOf)
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
    const preset = await tx.preset.findFirst({ where: { userId, id, deletedAt: null } })
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
    // The clock is read while the learner is held: no answer given before it can still come to be stored in between.
    const createdAt = new Date()
    await tx.presetRevision.create({
      data: { userId, presetId: id, revision, config: config as object, createdAt },
    })
    await tx.preset.update({
      where: { userId_id: { userId, id } },
      data: { revision, ...(name === undefined ? {} : { name }) },
    })
    return { id, name: name ?? preset.name, revision, isDefault: preset.isDefault, config }
  })

/**
 * Takes a preset away and gives its decks the default, deleted ones too, which may come back. Its revisions stay, since
 * folds name them.
 */
export const removePreset = (
  userId: string,
  id: string,
  now: Date,
): Promise<'removed' | 'missing' | 'is-default'> =>
  changeLearner(userId, async (tx) => {
    const preset = await tx.preset.findFirst({ where: { userId, id, deletedAt: null } })
    if (!preset) return 'missing'
    if (preset.isDefault) return 'is-default'
    const { id: presetId } = await tx.preset.findFirstOrThrow({ where: { userId, isDefault: true } })
    await tx.deck.updateMany({ where: { userId, presetId: id }, data: { presetId } })
    await tx.preset.update({ where: { userId_id: { userId, id } }, data: { deletedAt: now } })
    return 'removed'
  })

export type MemoryGroupRow = { cards: number; stability: number; difficulty: number }

// Grouped by the fifth root of two in stability: near enough to count work with, and few rows for any number of cards.
const groupsSql = `
select count(*)::integer as cards, exp(avg(ln(c.stability))) as stability, avg(c.difficulty) as difficulty
from card c
where c.user_id = $1 and c.deck_id = any($2::uuid[]) and c.state <> 'new' and c.deleted_at is null and not c.suspended
group by floor(ln(c.stability) / ln(2) * 5)`
const freshSql = `
select count(*)::integer as cards from card c
where c.user_id = $1 and c.deck_id = any($2::uuid[]) and c.state = 'new' and c.deleted_at is null and not c.suspended`

/** How the cards of all decks under a preset remember, suspended ones left out; null when the learner has no such preset. */
export const loadMemories = async (
  userId: string,
  presetId: string,
): Promise<{ config: PresetConfig; groups: MemoryGroupRow[]; newCards: number } | null> => {
  const preset = (await findPresets(userId)).find(({ id }) => id === presetId)
  if (!preset) return null
  const decks = await database().prisma.deck.findMany({
    where: { userId, presetId, deletedAt: null },
    select: { id: true },
  })
  const ids = decks.map(({ id }) => id)
  const [groups, fresh] = await Promise.all([
    prepared<MemoryGroupRow>('preset-memories', groupsSql, [userId, ids]),
    prepared<{ cards: number }>('preset-new-cards', freshSql, [userId, ids]),
  ])
  return { config: preset.config, groups, newCards: fresh[0]?.cards ?? 0 }
}
