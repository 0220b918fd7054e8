import { z } from 'zod'
import { imageTypes, sha256Pattern } from '@/lib/core/media'

export const mediaParams = z.strictObject({
  sha256: z.string().regex(sha256Pattern, 'must be a SHA-256 in lower-case hex'),
})
export type MediaParams = z.output<typeof mediaParams>

/** An image that is kept; a note shows it as `![description](media:<sha256>)`. */
export const oneMediaReply = z.object({
  media: z.object({
    sha256: z.string(),
    type: z.enum(imageTypes),
    width: z.number().int(),
    height: z.number().int(),
    byteSize: z.number().int(),
  }),
})
export type OneMediaReply = z.output<typeof oneMediaReply>
