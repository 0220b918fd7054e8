import { AppError } from '@/lib/core/errors'
import { refuseCrowded } from './crowded-json'

const tooLarge = (most: number) =>
  new AppError(
    'too-large',
    `A request may have at most ${Math.floor(most / 1024).toLocaleString('en-GB')} KB. Send less at once.`,
  )

const utf8 = new TextDecoder('utf-8', { fatal: true })

const textOf = (bytes: Uint8Array): string => {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new AppError('invalid-input', 'The body is not UTF-8.', { fields: { body: 'is not UTF-8' } })
  }
}

/**
 * Reads a body of at most so many bytes: by its declared length before reading, by what really comes while reading.
 * @throws AppError too-large
 */
export const readBytes = async (request: Request, most: number): Promise<Uint8Array> => {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > most) throw tooLarge(most)
  // Node delivers no more than what was declared, so a declared length needs no counting.
  if (declared > 0) return new Uint8Array(await request.arrayBuffer())
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > most) {
      await reader.cancel().catch(() => {})
      throw tooLarge(most)
    }
    chunks.push(value)
  }
  return Buffer.concat(chunks)
}

/** Whether a content type is among `accepted`, where `image/*` stands for every image. */
const isAmong = (type: string, accepted: readonly string[]): boolean =>
  accepted.some((one) => one === type || (one.endsWith('/*') && type.startsWith(one.slice(0, -1))))

/** Reads a file sent as the body itself. @throws AppError too-large, invalid-input for a content type that is not asked for */
export const readFile = async (
  request: Request,
  most: number,
  accepted: readonly string[],
): Promise<Uint8Array> => {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!isAmong(type, accepted))
    throw new AppError(
      'invalid-input',
      `Send the file as the body, with Content-Type: ${accepted.join(' or ')}.`,
      {
        fields: { body: 'is not declared as such a file' },
      },
    )
  return readBytes(request, most)
}

/** Parsers drop this one name silently; it is refused like any other unknown field. A quote within text is escaped. */
const refuseProto = (text: string): void => {
  if (/"__proto__"\s*:/.test(text))
    throw new AppError('invalid-input', '__proto__ is no field of anything here.', {
      fields: { __proto: 'is no field' },
    })
}

/**
 * Reads a JSON body.
 * @throws AppError too-large, invalid-input when it is no JSON or says it is something else, or holds
 *   more values than any request has
 */
export const readJson = async (request: Request, most: number): Promise<unknown> => {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    throw new AppError('invalid-input', 'Send JSON, with Content-Type: application/json.', {
      fields: { body: 'is not declared as JSON' },
    })
  const bytes = await readBytes(request, most)
  refuseCrowded(bytes)
  const text = textOf(bytes)
  if (text.includes('__proto__')) refuseProto(text)
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new AppError('invalid-input', 'The body is not JSON.', { fields: { body: 'is not JSON' } })
  }
}
