import { createHash } from 'node:crypto'
import type { OneMediaReply } from '@/lib/contract/media'
import { AppError } from '@/lib/core/errors'
import { maxImageBytes, maxImagePixels, maxImageSide, maxMediaBytes } from '@/lib/core/media'
import { putMedia } from '@/lib/db/media'
import { readImage, type ImageFacts } from '@/lib/io/image'
import type { Context } from './context'

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`

const checkedFacts = (bytes: Uint8Array): ImageFacts => {
  if (bytes.byteLength > maxImageBytes)
    throw new AppError(
      'too-large',
      `An image may have at most ${megabytes(maxImageBytes)}. Make it smaller, then try again.`,
    )
  const facts = readImage(bytes)
  if (!facts)
    throw new AppError(
      'unreadable-file',
      'This is no image that cards can show. PNG, JPEG, GIF, WebP and AVIF are taken; SVG is not, since it can run scripts.',
    )
  const { width, height } = facts
  if (width > maxImageSide || height > maxImageSide || width * height > maxImagePixels)
    throw new AppError(
      'too-large',
      `This image has ${width.toLocaleString('en-GB')} by ${height.toLocaleString('en-GB')} pixels; ${maxImagePixels / 1e6} million in all are the most. Scale it down, then try again.`,
    )
  return facts
}

/**
 * Keeps an image for the learner's notes, under the hash of its bytes.
 * @throws AppError unreadable-file for what is no image we take, too-large, limit-reached when the learner's room is full
 */
export const addMedia = async (
  { viewer, now }: Context,
  { bytes }: { bytes: Uint8Array },
): Promise<OneMediaReply> => {
  const facts = checkedFacts(bytes)
  const digest = createHash('sha256').update(bytes).digest()
  const byteSize = bytes.byteLength
  const row = { sha256: new Uint8Array(digest), bytes: new Uint8Array(bytes), byteSize, ...facts }
  if ((await putMedia(viewer.userId, row, new Date(now))) === 'full')
    throw new AppError(
      'limit-reached',
      `Your images fill the ${megabytes(maxMediaBytes)} that you have. Delete some from your notes, or use smaller ones.`,
      { retryAfterSeconds: 86_400 },
    )
  return { media: { sha256: digest.toString('hex'), byteSize, ...facts } }
}
