/** Images of notes: what is taken, how much, and how a note names one. */

/** By their own bytes. Never SVG: it is a document that can act. */
export const imageTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'] as const
export type ImageType = (typeof imageTypes)[number]

const megabyte = 1024 * 1024
export const maxImageBytes = 5 * megabyte
/** What a phone can unpack without trouble. */
export const maxImagePixels = 40_000_000
export const maxImageSide = 16_000
/** All images of one learner. */
export const maxMediaBytes = 250 * megabyte
export const maxMediaCount = 20_000

/** SHA-256 as notes and addresses write it. */
export const sha256Pattern = /^[0-9a-f]{64}$/

const named = /^media:([0-9a-f]{64})$/

/** The hash that an image's address in Markdown names, or null: `![alt](media:<hash>)`. */
export const hashOfAddress = (address: string): string | null => named.exec(address)?.[1] ?? null

/** Where the browser finds an image. */
export const pathOfMedia = (sha256: string): string => `/api/v1/media/${sha256}`

/** How a note shows an image. Brackets and line ends would end the description early. */
export const imageMarkdown = (sha256: string, alt: string): string =>
  `![${alt.replace(/[[\]\\\s]+/g, ' ').trim()}](media:${sha256})`
