import type { PresetReply } from '@/lib/contract/presets'
import { weightBounds, type PresetConfig } from '@/lib/core/preset'
import { parseSteps } from '@/lib/core/schedule/steps'

/** A preset as it is being written: numbers and steps as typed, desired retention in percent. */
export type PresetDraft = {
  newPerDay: string
  reviewsPerDay: string
  retentionPercent: number
  learningSteps: string
  relearningSteps: string
  maximumIntervalDays: string
  leechThreshold: string
  weights: string
} & Pick<
  PresetConfig,
  | 'newIgnoresReviewLimit'
  | 'newOrder'
  | 'newMix'
  | 'reviewOrder'
  | 'buryNewSiblings'
  | 'buryReviewSiblings'
  | 'leechAction'
  | 'fuzz'
>
export type DraftField = keyof PresetDraft

export const draftOf = (preset: PresetReply): PresetDraft => ({
  newPerDay: String(preset.newPerDay),
  reviewsPerDay: String(preset.reviewsPerDay),
  // Two decimals: 0.9 times 100 is not 90 in every case.
  retentionPercent: Math.round(preset.desiredRetention * 10_000) / 100,
  learningSteps: preset.learningSteps.join(' '),
  relearningSteps: preset.relearningSteps.join(' '),
  maximumIntervalDays: String(preset.maximumIntervalDays),
  leechThreshold: String(preset.leechThreshold),
  weights: preset.weights.join(', '),
  newIgnoresReviewLimit: preset.newIgnoresReviewLimit,
  newOrder: preset.newOrder,
  newMix: preset.newMix,
  reviewOrder: preset.reviewOrder,
  buryNewSiblings: preset.buryNewSiblings,
  buryReviewSiblings: preset.buryReviewSiblings,
  leechAction: preset.leechAction,
  fuzz: preset.fuzz,
})

export type DraftErrors = Partial<Record<DraftField, string>>

/** What a draft says, as far as it can be read, and what is wrong with the rest. */
export const readDraft = (draft: PresetDraft): { config: Partial<PresetConfig>; errors: DraftErrors } => {
  const config: Partial<PresetConfig> = { desiredRetention: draft.retentionPercent / 100 }
  const errors: DraftErrors = {}
  for (const [field, least, most] of [
    ['newPerDay', 0, 9999],
    ['reviewsPerDay', 0, 9999],
    ['maximumIntervalDays', 1, 36_500],
    ['leechThreshold', 0, 1000],
  ] as const) {
    const value = wholeNumber(draft[field])
    if (value === null || value < least || value > most)
      errors[field] = `Write a whole number from ${least} to ${most.toLocaleString('en-GB')}.`
    else config[field] = value
  }
  for (const field of ['learningSteps', 'relearningSteps'] as const) {
    const read = parseSteps(draft[field])
    if ('error' in read) errors[field] = read.error
    else config[field] = read.steps
  }
  const weights = readWeights(draft.weights)
  if (typeof weights === 'string') errors.weights = weights
  else config.weights = weights
  return { config, errors }
}

const wholeNumber = (text: string): number | null => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : null)

/** The 21 weights in a text; what is wrong with them otherwise. */
const readWeights = (text: string): number[] | string => {
  const words = text.split(/[\s,;[\]]+/).filter(Boolean)
  if (words.length !== weightBounds.length)
    return `FSRS-6 has ${weightBounds.length} weights; these are ${words.length}.`
  const weights = words.map(Number)
  const wrong = weights.findIndex((weight, index) => {
    const [least, most] = weightBounds[index]!
    return !(weight >= least && weight <= most)
  })
  if (wrong === -1) return weights
  const [least, most] = weightBounds[wrong]!
  return `Number ${wrong + 1}, “${words[wrong]!.slice(0, 20)}”, must be from ${least} to ${most}.`
}

const sentAs = (draft: PresetDraft, field: DraftField): [string, unknown] => {
  const { config } = readDraft(draft)
  switch (field) {
    case 'retentionPercent':
      return ['desiredRetention', config.desiredRetention]
    case 'learningSteps':
    case 'relearningSteps':
      return [
        field,
        draft[field]
          .toLowerCase()
          .split(/[\s,]+/)
          .filter(Boolean),
      ]
    case 'newPerDay':
    case 'reviewsPerDay':
    case 'maximumIntervalDays':
    case 'leechThreshold':
    case 'weights':
      return [field, config[field]]
    default:
      return [field, draft[field]]
  }
}

/** What of a preset a draft changes, as the API takes it; nothing where the same is written in another way. */
export const changesOf = (preset: PresetReply, draft: PresetDraft): Record<string, unknown> => {
  const before = draftOf(preset)
  const changed = (Object.keys(draft) as DraftField[]).filter((field) => draft[field] !== before[field])
  return Object.fromEntries(
    changed
      .map((field) => ({ now: sentAs(draft, field), then: sentAs(before, field) }))
      .filter(({ now, then }) => JSON.stringify(now) !== JSON.stringify(then))
      .map(({ now }) => now),
  )
}

/** The parts of a preset that another may begin with. */
export const copyOf = (preset: PresetReply, name: string) => {
  const { id: _id, revision: _revision, isDefault: _isDefault, ...config } = preset
  return { ...config, name }
}

/** A name that no preset has yet: "Slow copy", "Slow copy 2". */
export const freeName = (wanted: string, presets: readonly PresetReply[]): string => {
  const taken = new Set(presets.map(({ name }) => name.toLowerCase()))
  const base = wanted.slice(0, 90)
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base} ${number}`
    if (!taken.has(name.toLowerCase())) return name
  }
}
