import { hash } from 'node:crypto'

/** Text that JSON writes as it is. */
const plain = /^[ !#-[\]-~]*$/

type Order = { keys: readonly string[]; sorted: readonly string[] }

// Objects come in a few shapes: each is put in order once.
let orders: Order[] = []
const mostOrders = 16

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((key, at) => key === b[at])

const inOrder = (keys: readonly string[]): readonly string[] => {
  const known = orders.find((order) => isSame(order.keys, keys))
  if (known) return known.sorted
  const order = { keys, sorted: [...keys].sort() }
  orders = [...orders.slice(1 - mostOrders), order]
  return order.sorted
}

/** The JSON of a value with the keys of every object in their order; what is undefined is left out. */
const canonical = (value: unknown): string => {
  if (typeof value === 'string') return plain.test(value) ? `"${value}"` : JSON.stringify(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  const fields = value as Record<string, unknown>
  let text = ''
  for (const key of inOrder(Object.keys(fields))) {
    const part = fields[key]
    if (part !== undefined) text += `${text === '' ? '' : ','}"${key}":${canonical(part)}`
  }
  return `{${text}}`
}

/**
 * 128 bits of SHA-256 over what was sent, in the form of a UUID: the order of keys and the spelling of times make no
 * difference, so that a retry is a duplicate and anything else under the same id a conflict.
 */
export const sentHash = (entry: object): string => {
  const hex = hash('sha256', canonical(entry), 'hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}
