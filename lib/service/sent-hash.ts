import { hash } from 'node:crypto'

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, canonical(part)]),
  )
}

/**
 * 128 bits of SHA-256 over what was sent, in the form of a UUID: the order of keys and the spelling of times make no
 * difference, so that a retry is a duplicate and anything else under the same id a conflict.
 */
export const sentHash = (entry: object): string => {
  const hex = hash('sha256', JSON.stringify(canonical(entry)), 'hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}
