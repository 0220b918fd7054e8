/** Tables as Markdown writes them: `|` between cells, a row of dashes below the headings. */
import { breaksAs } from './other-markdown'
import { mostColumns, type CsvRecord } from './csv'

/** A line between or beside tables. */
export type OutsideRecord = { line: number; outside: string }

const looked = 8192

const longestRule = 5000
const isRule = (line: string): boolean =>
  line.length <= longestRule && /^\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?$/.test(line.trim())
const isRow = (line: string): boolean => /(?<!\\)\|/.test(line)

/** The cells of a row; a break of HTML within one is a break of Markdown. */
const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\|/, '')
    .split(/(?<!\\)\|/, mostColumns + 2)
    .map((cell) => breaksAs('  \n', cell.replaceAll('\\|', '|')).trim())

const withoutLast = (cells: string[]): string[] =>
  cells.length > 1 && cells.at(-1) === '' ? cells.slice(0, -1) : cells

/**
 * True when a text begins with little else than such a table.
 * @param leastShare of its lines that are the table's
 */
export const isPipeTable = (text: string, start: number, leastShare: number): boolean => {
  const lines = text
    .slice(start, start + looked)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
  const width = (line: string) => withoutLast(cellsOf(line)).length
  const rule = lines.findIndex(
    (line, at) => at > 0 && isRule(line) && isRow(lines[at - 1]!) && width(lines[at - 1]!) === width(line),
  )
  return rule > 0 && lines.length > rule + 1 && lines.filter(isRow).length >= leastShare * lines.length
}

/** Reads the rows of all tables of a text, and of their headings those of the first; lines count from 1. */
export function* readPipeTable(text: string, start = 0): Generator<CsvRecord | OutsideRecord> {
  const lines = text.split(/\r\n|\n|\r/)
  const first = text.slice(0, start).split(/\r\n|\n|\r/).length - 1
  let tables = 0
  for (let at = first; at < lines.length; at++) {
    const line = lines[at]!
    if (line.trim() === '' || (isRule(line) && at > 0 && isRow(lines[at - 1]!))) continue
    if (!isRow(line)) {
      yield { line: at + 1, outside: line }
      continue
    }
    if (isRule(lines[at + 1] ?? '') && ++tables > 1) continue
    const cells = withoutLast(cellsOf(line))
    yield { line: at + 1, cells, columns: cells.length }
  }
}

/** The first rows of a text. */
export const firstPipeRows = (text: string, start: number, most = 200): string[][] => {
  const rows: string[][] = []
  for (const record of readPipeTable(text.slice(0, start + looked), start)) {
    if ('cells' in record) rows.push(record.cells)
    if (rows.length > most) break
  }
  return rows
}
