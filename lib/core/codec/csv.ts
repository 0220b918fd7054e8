/**
 * Rows of separated values, read leniently and in one pass: a quote counts only where a field begins, a doubled quote is
 * a quote, what follows a closing quote belongs to the field. Any of LF, CRLF and CR ends a row; blank lines are none.
 */

import { finder } from './finder'
import { longestRecord } from './plan'

/** `columns` is one more than `mostColumns` where there are more: the row is then read no further. */
export type CsvRecord = { line: number; cells: string[]; columns: number }

/** A row whose quote never closes; reading goes on with the next line. */
export type BrokenRecord = { line: number; broken: 'quote' }

export const mostColumns = 1000

/** Each unclosed quote costs a pass to the end; after so many, quotes are plain characters. */
const mostUnclosed = 20

const countLines = (text: string, from: number, to: number): number => {
  let lines = 0
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) lines++
  }
  return lines
}

/** Where the quoted field that opens at `from` closes; -1 when it does not. */
const closingQuote = (text: string, from: number): number => {
  for (let at = from + 1; at < text.length; at++) {
    if (text.charCodeAt(at) !== 34) continue
    if (text.charCodeAt(at + 1) !== 34) return at
    at++
  }
  return -1
}

/**
 * Reads the rows of a text. Lines count from 1 at the text's own beginning, also where reading starts further down.
 * @param delimiter one or more characters between fields
 */
export function* readCsv(text: string, delimiter: string, start = 0): Generator<CsvRecord | BrokenRecord> {
  const nextDelimiter = finder(text, delimiter)
  const nextLf = finder(text, '\n')
  const nextCr = finder(text, '\r')
  const lineEnd = (from: number) => Math.min(nextLf(from), nextCr(from), text.length)
  const behind = (end: number) => end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1)
  let line = 1 + countLines(text, 0, start)
  let unclosed = 0
  let at = start
  while (at < text.length) {
    const end = lineEnd(at)
    if (text.slice(at, Math.min(end, at + 200)).trim() === '' && isBlank(text.slice(at, end), delimiter)) {
      at = behind(end)
      line++
      continue
    }
    const record = readRecord(at)
    if (record === null) {
      yield { line, broken: 'quote' }
      unclosed++
      at = behind(end)
      line++
      continue
    }
    yield { line, cells: record.cells, columns: record.columns }
    line += countLines(text, at, record.end) + 1
    at = behind(record.end)
  }

  function readRecord(from: number): { cells: string[]; columns: number; end: number } | null {
    const cells: string[] = []
    let columns = 0
    for (let place = from; ;) {
      let value = ''
      let rest = place
      if (text[place] === '"' && unclosed < mostUnclosed) {
        const close = closingQuote(text, place)
        if (close < 0) return null
        value = text.slice(place + 1, close)
        // What is longer is refused for its length.
        if (value.length <= 2 * longestRecord) value = value.replaceAll('""', '"')
        rest = close + 1
      }
      const end = lineEnd(rest)
      const stop = Math.min(nextDelimiter(rest), end)
      columns++
      if (columns > mostColumns) return { cells, columns, end }
      cells.push(value + text.slice(rest, stop))
      if (stop === end) return { cells, columns, end }
      place = stop + delimiter.length
    }
  }
}

/** A line of nothing but blanks; in a table that blanks divide, a row of empty cells is one too. */
const isBlank = (line: string, delimiter: string): boolean =>
  line.trim() === '' && (delimiter.trim() !== '' || line === '' || !line.includes(delimiter))
