import type { Pieces } from '@/lib/core/search/terms'

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** A LIKE pattern that a whole text has to fit; the database folds it as it folded what it is compared with. */
export const wholePattern = (pieces: Pieces): string => pieces.map(escaped).join('%')

/** A LIKE pattern for a text that has the pieces anywhere in it, in order. */
export const insidePattern = (pieces: Pieces): string => `%${wholePattern(pieces)}%`

/** The same as `like`, for the few things that are compared here: piece by piece from the left, so in linear time. */
export const matcherOf = (pieces: Pieces): ((text: string) => boolean) => {
  const [first, ...rest] = pieces.map((piece) => piece.toLowerCase())
  const last = rest.pop()
  return (name) => {
    const text = name.normalize('NFKC').toLowerCase()
    if (last === undefined) return text === first!.trim()
    if (!text.startsWith(first!)) return false
    let at = first!.length
    for (const piece of rest) {
      const found = text.indexOf(piece, at)
      if (found < 0) return false
      at = found + piece.length
    }
    return text.length - last.length >= at && text.endsWith(last)
  }
}
