import type { FileReply } from '@/lib/contract/files'
import type { MediaParams } from '@/lib/contract/media'
import { AppError } from '@/lib/core/errors'
import { findMedia } from '@/lib/db/media'
import type { Context } from './context'

/** An image of the learner's own. @throws AppError not-found, for another learner's too */
export const getMedia = async ({ viewer }: Context, { sha256 }: MediaParams): Promise<FileReply> => {
  const media = await findMedia(viewer.userId, sha256)
  if (!media) throw new AppError('not-found', 'There is no such image.')
  const { type, bytes } = media
  return { type, bytes, name: `${sha256}.${type.slice('image/'.length)}`, keep: 'for-ever' }
}
