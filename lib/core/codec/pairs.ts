/** Lists as Quizlet copies them: a term, a separator, its definition; cards stand on lines or between a separator of their own. */

export type Pair = { line: number; term: string; definition: string }
export type PairWithout = { line: number; broken: 'separator' }

/** Separators that people write between a term and its definition, the least likely within a term first. */
const known = ['---', ' — ', ' – ', ' - ', ' => ', ' -> ', ' = ', ' : ', ': ']

const looked = 8192

/**
 * The separator that stands in nearly every line after a short term; null when none does.
 * @param least share of the lines that must hold it, 0-1
 */
export const findSeparator = (text: string, least: number): string | null => {
  const lines = text
    .slice(0, looked)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
  if (text.length > looked) lines.pop()
  if (lines.length === 0) return null
  const holds = (line: string, separator: string) => {
    const at = line.indexOf(separator)
    return at > 0 && at <= 120 && line.slice(at + separator.length).trim() !== ''
  }
  return (
    known.find(
      (separator) => lines.filter((line) => holds(line, separator)).length >= least * lines.length,
    ) ?? null
  )
}

/**
 * Reads a list; only the first separator of a card divides it.
 * @param cardSeparator what stands between cards; a line break for one card a line
 */
export function* readPairs(
  text: string,
  separator: string,
  cardSeparator: string,
): Generator<Pair | PairWithout> {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  let line = 1
  for (let at = 0; at < plain.length;) {
    const found = plain.indexOf(cardSeparator, at)
    const end = found < 0 ? plain.length : found
    const piece = plain.slice(at, end)
    const before = piece.length - piece.trimStart().length
    const here = line + linesIn(piece.slice(0, before))
    line += linesIn(plain.slice(at, Math.min(plain.length, end + cardSeparator.length)))
    at = end + cardSeparator.length
    if (piece.trim() === '') continue
    const cut = piece.indexOf(separator, before)
    if (cut < 0) yield { line: here, broken: 'separator' }
    else
      yield {
        line: here,
        term: piece.slice(0, cut).trim(),
        definition: piece.slice(cut + separator.length).trim(),
      }
  }
}

const linesIn = (text: string): number => {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return lines
}
