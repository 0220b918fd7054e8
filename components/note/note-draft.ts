import type { Fields } from './note-type-info'

/** A new note that is not yet added, kept on this device until it is. */
export type NoteDraft = { deckId: string; noteType: string; fields: Fields }

const key = 'crossover-note-draft'

const isDraft = (value: unknown): value is NoteDraft => {
  if (typeof value !== 'object' || value === null) return false
  const { deckId, noteType, fields } = value as Record<string, unknown>
  if (typeof deckId !== 'string' || typeof noteType !== 'string') return false
  return (
    typeof fields === 'object' &&
    fields !== null &&
    Object.values(fields).every((text) => typeof text === 'string')
  )
}

export const readDraft = (): NoteDraft | null => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isDraft(value) ? value : null
  } catch {
    return null
  }
}

export const keepDraft = (draft: NoteDraft) => {
  try {
    localStorage.setItem(key, JSON.stringify(draft))
  } catch {
    // Full or forbidden: the draft then lives as long as the page.
  }
}

export const forgetDraft = () => {
  try {
    localStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}
