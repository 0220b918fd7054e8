/**
 * Integer hashing in place of chance: the same text gives the same number in every engine.
 * MurmurHash3, 32 bits (Austin Appleby, public domain), over UTF-16 code units.
 */
export const hash32 = (text: string, seed = 0): number => {
  let h = seed | 0
  for (let i = 0; i < text.length; i++) {
    let k = Math.imul(text.charCodeAt(i), 0xcc9e2d51)
    k = (k << 15) | (k >>> 17)
    h ^= Math.imul(k, 0x1b873593)
    h = (h << 13) | (h >>> 19)
    h = (Math.imul(h, 5) + 0xe6546b64) | 0
  }
  h ^= text.length
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A number in [0, 1) that depends on the text alone. */
export const unitHash = (text: string): number => hash32(text) / 2 ** 32
