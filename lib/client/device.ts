import { uuidPattern, uuidv7Maker } from '@/lib/core/uuid'

/** What this browser knows of itself, in localStorage: it must be readable before any database is opened. */
const deviceKey = 'crossover.device'
const userKey = 'crossover.user'

// Storage may be refused (private windows, blocked site data): everything then works for this page alone.
const read = (key: string): string | null => {
  try {
    return globalThis.localStorage?.getItem(key) ?? null
  } catch {
    return null
  }
}

const write = (key: string, value: string): void => {
  try {
    globalThis.localStorage?.setItem(key, value)
  } catch {
    // Kept for this page by its caller.
  }
}

/** Ids of entries: UUIDv7 that always rise within this page, so that the log keeps the order of answers. */
export const newId = uuidv7Maker(Date.now, (into) => crypto.getRandomValues(into))

let ownDevice: string | null = null

/** The id of this device, made once and kept. */
export const deviceId = (): string => {
  if (ownDevice) return ownDevice
  const kept = read(deviceKey)
  ownDevice = kept && uuidPattern.test(kept) ? kept : newId()
  if (ownDevice !== kept) write(deviceKey, ownDevice)
  return ownDevice
}

/** The learner who was last signed in here: whose answers are on this device when the network is away. */
export const lastUser = (): string | null => read(userKey)
export const rememberUser = (userId: string): void => write(userKey, userId)

const noTypingKey = 'crossover.no-typing'

/** "No typing now": the text box stays away until it is asked for again. */
export const isTypingOff = (): boolean => read(noTypingKey) === 'yes'
export const setTypingOff = (off: 'yes' | 'no'): void => write(noTypingKey, off)
