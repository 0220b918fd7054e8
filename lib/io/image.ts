/** What an image says of itself, read off its first bytes. */
import { imageSize } from 'image-size'
import type { ImageType } from '@/lib/core/media'
import { withinTime } from '@/lib/io/render/time-limit'

export type ImageFacts = { type: ImageType; width: number; height: number }

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to))

/** The type by magic bytes; the sender's word does not count. */
const typeOf = (bytes: Uint8Array): ImageType | null => {
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n' && ascii(bytes, 12, 16) === 'IHDR') return 'image/png'
  if (ascii(bytes, 0, 3) === '\xff\xd8\xff') return 'image/jpeg'
  if (/^GIF8[79]a/.test(ascii(bytes, 0, 6))) return 'image/gif'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'image/webp'
  if (ascii(bytes, 4, 12) === 'ftypavif') return 'image/avif'
  return null
}

const limitMs = 500

/** Type and size in pixels; null for what is none of the images we take, or has no readable header. */
export const readImage = (bytes: Uint8Array): ImageFacts | null => {
  const type = typeOf(bytes)
  if (!type) return null
  try {
    // The reader loops over boxes and segments that a file may have by the hundred thousand.
    const size = withinTime(limitMs, () => imageSize(bytes))
    return size && size.width > 0 && size.height > 0 ? { type, width: size.width, height: size.height } : null
  } catch {
    return null
  }
}
