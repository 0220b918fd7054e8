import type { OneMediaReply } from '@/lib/contract/media'
import { ApiError, errorOf, offline } from './api'
import { goToSignIn } from './navigation'
import { shrinkImage } from './shrink-image'

export type UploadedImage = OneMediaReply['media']

const aborted = () => new DOMException('The upload was given up.', 'AbortError')

/** Tells how far an upload is, from 0 to 1: `fetch` cannot, so this is the one place with an XMLHttpRequest. */
const post = (file: Blob, onProgress: (share: number) => void, signal: AbortSignal): Promise<Response> =>
  new Promise((resolve, reject) => {
    if (signal.aborted) return reject(aborted())
    const request = new XMLHttpRequest()
    request.open('POST', '/api/v1/media')
    request.setRequestHeader(
      'Content-Type',
      file.type.startsWith('image/') ? file.type : 'application/octet-stream',
    )
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => resolve(new Response(request.responseText, { status: request.status }))
    request.onerror = () => reject(offline())
    request.onabort = () => reject(aborted())
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })

/**
 * Keeps an image for the learner's notes; one that is too large is made smaller first.
 * @param onProgress the share that is sent, 0 to 1
 * @throws ApiError in the server's words, or DOMException AbortError
 */
export const uploadImage = async (
  file: Blob,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<UploadedImage> => {
  const response = await post(await shrinkImage(file), onProgress, signal)
  if (response.status === 401) goToSignIn()
  if (!response.ok) throw await errorOf(response)
  try {
    return ((await response.json()) as OneMediaReply).media
  } catch {
    throw new ApiError({
      code: 'unreadable',
      message: `The server answered ${response.status} without saying why.`,
      status: response.status,
    })
  }
}
