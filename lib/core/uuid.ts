/** Lower-case hyphenated UUID of any version. */
export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const hex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')

const hyphenate = (h: string): string =>
  `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`

/**
 * A maker of UUIDv7 (RFC 9562): 48 bits of time, then a counter and chance, so that ids of one maker always rise,
 * even when several are made in one millisecond or the clock steps back.
 * @param now milliseconds since 1970  @param randomBytes fills an array with chance
 */
export const uuidv7Maker = (now: () => number, randomBytes: (into: Uint8Array) => void): (() => string) => {
  let lastMs = -1
  let counter = 0
  return () => {
    const bytes = new Uint8Array(16)
    randomBytes(bytes)
    const ms = now()
    if (ms > lastMs) {
      lastMs = ms
      counter = (bytes[6]! << 4) | (bytes[7]! >> 4)
      counter &= 0x7ff
    } else if (++counter > 0xfff) {
      lastMs += 1
      counter = 0
    }
    for (let i = 0; i < 6; i++) bytes[i] = Math.floor(lastMs / 2 ** (8 * (5 - i))) % 256
    bytes[6] = 0x70 | (counter >> 8)
    bytes[7] = counter & 0xff
    bytes[8] = 0x80 | (bytes[8]! & 0x3f)
    return hyphenate(hex(bytes))
  }
}

const nil = '00000000-0000-0000-0000-000000000000'
const digitOf = new Uint8Array(128)
for (let digit = 0; digit < 16; digit++) digitOf[digit.toString(16).charCodeAt(0)] = digit
const codeOf = Array.from({ length: 16 }, (_, digit) => digit.toString(16).charCodeAt(0))
const hyphen = 45

/**
 * Exclusive-or of a basis (null for none) and an id. Its own inverse, so that an entry enters and leaves a basis by
 * one operation; null again when nothing is left.
 */
export const xorIds = (basis: string | null, id: string): string | null => {
  if (basis === null) return id
  const codes = new Array<number>(36)
  for (let at = 0; at < 36; at++) {
    const code = basis.charCodeAt(at)
    codes[at] = code === hyphen ? hyphen : codeOf[digitOf[code]! ^ digitOf[id.charCodeAt(at)]!]!
  }
  const out = String.fromCharCode(...codes)
  return out === nil ? null : out
}
