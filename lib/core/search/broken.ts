import { parseSearch } from './parse'
import { SearchError } from './terms'

/** The part of a search that keeps it from being read, as indices into its text; both the same at its end. */
export type BrokenPlace = { from: number; to: number }

const mostShown = 30

const shown = (text: string): string => {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  return characters.length > mostShown
    ? `${characters.slice(0, mostShown - 1).join('')}…`
    : characters.join('')
}

/** The text from a sign on, since a bracket alone tells little; a word as it is. */
const pieceAt = (text: string, { position, length }: SearchError): string =>
  shown(length > 1 ? text.slice(position, position + length) : text.slice(position, position + mostShown))

/** What to mend and where, in sentences: "A bracket is not closed. Add the closing one. Look at “(recall”, character 1." */
export const brokenSentence = (text: string, error: SearchError): string => {
  const character = [...text.slice(0, error.position)].length + 1
  const piece = pieceAt(text, error)
  const place =
    piece === '' ? 'Look at the end.' : `Look at “${piece}”, character ${character.toLocaleString('en')}.`
  return `${error.message} ${place}`
}

/** Where a search is broken; null for one that can be read. */
export const findBroken = (text: string): BrokenPlace | null => {
  try {
    parseSearch(text)
    return null
  } catch (error) {
    if (!(error instanceof SearchError)) throw error
    const from = Math.min(error.position, text.length)
    return { from, to: Math.min(from + error.length, text.length) }
  }
}
