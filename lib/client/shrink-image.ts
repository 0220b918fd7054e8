import { maxImageBytes, maxImagePixels, maxImageSide } from '@/lib/core/media'

/** As large as a card on any screen needs. */
const longestSide = 2400
const quality = 0.88

const isTooLarge = (file: Blob, { width, height }: ImageBitmap): boolean =>
  file.size > maxImageBytes ||
  width > maxImageSide ||
  height > maxImageSide ||
  width * height > maxImagePixels

/**
 * A picture that the server would refuse for its size, drawn anew within 2,400 pixels; any other file as it is. What the
 * browser cannot read stays as it is too: the server says what is wrong with it.
 */
export const shrinkImage = async (file: Blob): Promise<Blob> => {
  // Drawn anew, an animation would stand still.
  if (file.type === 'image/gif' || typeof createImageBitmap !== 'function') return file
  const bitmap = await createImageBitmap(file).catch(() => null)
  if (!bitmap) return file
  try {
    if (!isTooLarge(file, bitmap)) return file
    const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(bitmap.width * scale))
    canvas.height = Math.max(1, Math.round(bitmap.height * scale))
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/webp', quality))
    return drawn ?? file
  } finally {
    bitmap.close()
  }
}
