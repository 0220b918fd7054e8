/** Anki's checksum of a first field, by which it finds duplicates: the first four bytes of SHA-1. */

const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by))

/** SHA-1 of some bytes, as five words. Not for secrets: Anki's files name things by it. */
const sha1 = (bytes: Uint8Array): number[] => {
  const length = ((bytes.length + 72) >> 6) << 6
  const padded = new DataView(new ArrayBuffer(length))
  bytes.forEach((byte, at) => padded.setUint8(at, byte))
  padded.setUint8(bytes.length, 0x80)
  padded.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29))
  padded.setUint32(length - 4, bytes.length << 3)
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]
  const w = new Int32Array(80)
  for (let block = 0; block < length; block += 64) {
    for (let i = 0; i < 16; i++) w[i] = padded.getInt32(block + 4 * i)
    for (let i = 16; i < 80; i++) w[i] = rotate(w[i - 3]! ^ w[i - 8]! ^ w[i - 14]! ^ w[i - 16]!, 1)
    let [a, b, c, d, e] = state as [number, number, number, number, number]
    for (let i = 0; i < 80; i++) {
      const [mixed, constant] =
        i < 20
          ? [(b & c) | (~b & d), 0x5a827999]
          : i < 40
            ? [b ^ c ^ d, 0x6ed9eba1]
            : i < 60
              ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
              : [b ^ c ^ d, 0xca62c1d6]
      const next = (rotate(a, 5) + mixed + e + constant + w[i]!) | 0
      ;[a, b, c, d, e] = [next, a, rotate(b, 30), c, d]
    }
    ;[a, b, c, d, e].forEach((word, i) => (state[i] = (state[i]! + word) | 0))
  }
  return state.map((word) => word >>> 0)
}

/** The checksum of a first field whose HTML is taken off already. */
export const ankiChecksum = (field: string): number => sha1(new TextEncoder().encode(field))[0]!
