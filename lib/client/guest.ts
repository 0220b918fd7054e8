import type { SentEntryJson } from '@/lib/contract/reviews'
import type { Level } from '@/lib/core/plan/interview'

/**
 * What somebody without an account has done here, kept on this device until they keep it or clear it. An answer names the
 * library's card, since there is no card of theirs yet.
 */
export type GuestEntry = Extract<SentEntryJson, { kind: 'answer' }> & { libraryCard: string }
export type GuestWishes = { interviewDate?: string; minutesPerDay?: number; level?: Level }
export type Guest = {
  entries: readonly GuestEntry[]
  wishes: GuestWishes
  /** `asked`: they have said "Keep this", so the next account made or opened here takes it over. */
  keeping: 'no' | 'asked'
}

const key = 'crossover.guest'
const mostEntries = 50

export const noGuest: Guest = { entries: [], wishes: {}, keeping: 'no' }

const isEntry = (value: unknown): value is GuestEntry =>
  typeof value === 'object' &&
  value !== null &&
  (value as GuestEntry).kind === 'answer' &&
  typeof (value as GuestEntry).id === 'string' &&
  typeof (value as GuestEntry).libraryCard === 'string'

/** What is kept here; nothing where storage is refused or holds something else. */
export const readGuest = (): Guest => {
  try {
    const kept = JSON.parse(globalThis.localStorage?.getItem(key) ?? 'null') as Partial<Guest> | null
    if (!kept || !Array.isArray(kept.entries)) return noGuest
    return {
      entries: kept.entries.filter(isEntry).slice(-mostEntries),
      wishes: typeof kept.wishes === 'object' && kept.wishes !== null ? kept.wishes : {},
      keeping: kept.keeping === 'asked' ? 'asked' : 'no',
    }
  } catch {
    return noGuest
  }
}

/** @returns false where this browser keeps nothing */
export const changeGuest = (change: (guest: Guest) => Guest): boolean => {
  try {
    globalThis.localStorage.setItem(key, JSON.stringify(change(readGuest())))
    return true
  } catch {
    return false
  }
}

export const forgetGuest = (): void => {
  try {
    globalThis.localStorage?.removeItem(key)
  } catch {
    // Nothing was kept either.
  }
}
