import { SearchError, type Pieces } from './terms'

/** A word of a search: `key:` is what stands before its first colon outside of quotes, or a known one within. */
export type Word = {
  kind: 'word'
  position: number
  /** As typed, for messages. */
  source: string
  /** Text before the first colon, lower case; null for none. */
  key: string | null
  /** The colon was typed within quotes: then only a known key counts as one. */
  isKeyQuoted: boolean
  /** What follows the colon, or all when there is no key. */
  pieces: Pieces
  /** All of it, the colon included. */
  whole: Pieces
}
export type Sign<Kind extends string> = { kind: Kind; position: number }
export type Token = Word | Sign<'('> | Sign<')'> | Sign<'-'> | Sign<'or'> | Sign<'and'>

const escapable = new Set(['\\', '"', '(', ')', '*', ':', '-'])
const isSpace = (char: string): boolean => /\s/.test(char)

/** Letters and signs that look alike become the same; stored text is folded alike by the database, and lower-cased by it. */
export const foldText = (text: string): string => text.normalize('NFKC').replace(/[ \t\n\v\f\r]+/g, ' ')

/** Gathers the characters of one word. */
class WordReader {
  private readonly pieces = ['']
  private keyEnd: { piece: number; at: number; isQuoted: boolean } | null = null

  add(char: string): void {
    this.pieces[this.pieces.length - 1] += char
  }
  addWildcard(): void {
    this.pieces.push('')
  }
  addColon(place: 'in quotes' | 'bare'): void {
    const piece = this.pieces.length - 1
    this.keyEnd ??= { piece, at: this.pieces[piece]!.length, isQuoted: place === 'in quotes' }
    this.add(':')
  }
  word(position: number, source: string): Word {
    const { keyEnd } = this
    const whole = this.pieces.map(foldText)
    if (!keyEnd || keyEnd.piece > 0 || keyEnd.at === 0)
      return { kind: 'word', position, source, key: null, isKeyQuoted: false, pieces: whole, whole }
    const [first, ...rest] = this.pieces
    const pieces = [first!.slice(keyEnd.at + 1), ...rest].map(foldText)
    const key = first!.slice(0, keyEnd.at).trim().toLowerCase()
    return { kind: 'word', position, source, key, isKeyQuoted: keyEnd.isQuoted, pieces, whole }
  }
}

/** Reads one word from `start`; returns it with the place after it. */
const readWord = (text: string, start: number): { word: Word; end: number } => {
  const reader = new WordReader()
  let openedAt: number | null = null
  let at = start
  for (; at < text.length; at++) {
    const char = text[at]!
    if (openedAt === null && (isSpace(char) || char === '(' || char === ')')) break
    if (char === '\\' && escapable.has(text[at + 1] ?? '')) reader.add(text[++at]!)
    else if (char === '"') openedAt = openedAt === null ? at : null
    else if (char === '*') reader.addWildcard()
    else if (char === ':') reader.addColon(openedAt === null ? 'bare' : 'in quotes')
    else reader.add(char)
  }
  if (openedAt !== null)
    throw new SearchError(
      openedAt,
      'A quotation mark is not closed. Add the second one, or write \\" for the sign itself.',
    )
  return { word: reader.word(start, text.slice(start, at)), end: at }
}

/**
 * The words and signs of a search, in one pass.
 * @throws SearchError for a quotation mark that is not closed
 */
export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const char = text[at]!
    if (isSpace(char)) at++
    else if (char === '(' || char === ')') tokens.push({ kind: char, position: at++ })
    else if (char === '-' && at + 1 < text.length && !isSpace(text[at + 1]!))
      tokens.push({ kind: '-', position: at++ })
    else {
      const { word, end } = readWord(text, at)
      const sign = word.source.toLowerCase()
      tokens.push(sign === 'or' || sign === 'and' ? { kind: sign, position: at } : word)
      at = end
    }
  }
  return tokens
}
