/** What a table's text is like, found in its first 8 KiB: its delimiter, whether it is HTML, whether names stand on top. */
import { readCsv } from './csv'
import { delimiterIn, namedDelimiters } from './csv-headers'

const looked = 8192

/** The first rows of a text, read with a delimiter; a row that may be cut off is left out. */
export const firstRows = (text: string, start: number, delimiter: string, most = 200): string[][] => {
  const piece = text.slice(start, start + looked)
  const isWhole = start + looked >= text.length
  const rows: string[][] = []
  for (const record of readCsv(piece, delimiter)) {
    if ('cells' in record) rows.push(record.cells)
    if (rows.length > most) break
  }
  if (!isWhole && rows.length > 1) rows.pop()
  return rows
}

const usualWidth = (rows: readonly string[][]): { width: number; share: number } => {
  const counts = new Map<number, number>()
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [width, count] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0]
  return { width, share: rows.length === 0 ? 0 : count / rows.length }
}

/** How surely a table is divided: by the same number of columns in (nearly) every row, or only somehow. */
export type DelimiterFound = { delimiter: string; certainty: 'even' | 'uneven' }

type Table = { delimiter: string; rows: string[][] }

/** The share that nearly all rows are. */
const most = 0.95

const shareOf = (rows: readonly string[][], fits: (row: readonly string[]) => boolean): number =>
  rows.length === 0 ? 0 : rows.filter(fits).length / rows.length

const beginsEvenly = ({ rows }: Table): boolean => rows[0]?.length === usualWidth(rows).width

/** Cells that stand whole in quotation marks, between the delimiter and the ends of lines. */
const cellsInQuotes = (text: string, delimiter: string): number => {
  const sign = delimiter === '|' ? '\\|' : delimiter
  return text.match(new RegExp(`(?:^|${sign})"(?:[^"]|"")*"(?=${sign}|\r|\n|$(?![^]))`, 'gm'))?.length ?? 0
}

/** True when commas divide and stand beside cells in quotes, in as many cells as half of the rows. */
const hasQuotedCells = (text: string, { rows }: Table): boolean =>
  cellsInQuotes(text, ',') * 2 >= rows.length && rows.length > 0

/** Whether a comma divides, and does not belong to a sentence, where a blank would follow it. */
const isBare = ([, second = ' ']: readonly string[]): boolean => /^\S/.test(second)

/** Whether the colons of a row are those of times and addresses. */
const hasInnerColons = (row: readonly string[]): boolean =>
  !row
    .join(',')
    .replace(/\d:(?=\d)|:\/\//g, '')
    .includes(':')

/** What may stand in every row of a table that commas divide, such as a colon in a tag. */
const misleading = ['|', ';', ':']

/**
 * True when commas are meant more surely than another sign: by cells in quotes beside them, by headings that the sign does
 * not divide, by a file that is called CSV, or since the colons are those of times and addresses.
 */
const areCommasMeant = (text: string, commas: Table, other: Table, isCsv: boolean): boolean => {
  const isEven = usualWidth(commas.rows).share >= most
  if (hasQuotedCells(text, commas)) return cellsInQuotes(text, ',') > cellsInQuotes(text, other.delimiter)
  if (isEven && hasHeaderRow(commas.rows) && !beginsEvenly(other)) return true
  switch (other.delimiter) {
    case ':':
      return (
        (isCsv && shareOf(commas.rows, isBare) >= 0.5) ||
        (isEven && shareOf(commas.rows, hasInnerColons) >= most)
      )
    case '|':
      return isCsv && isEven && beginsEvenly(commas) && shareOf(commas.rows, isBare) >= most
    default:
      return false
  }
}

const withoutMisleading = (text: string, tables: readonly Table[], isCsv: boolean): readonly Table[] => {
  const commas = tables.find(({ delimiter }) => delimiter === ',')
  const { width, share } = usualWidth(commas?.rows ?? [])
  if (!commas || width < 2 || share < 0.5) return tables
  return tables.filter(
    (table) => !misleading.includes(table.delimiter) || !areCommasMeant(text, commas, table, isCsv),
  )
}

/**
 * Anki takes the first of Tab, Pipe, Semicolon, Colon, Comma that occurs, which a colon in a tag or a question misleads.
 * So the first in that order that gives nearly all rows one width comes before the first that divides most rows, and that
 * before the first that occurs at all; else a blank. Signs that mislead are left out where commas are meant.
 * @param isCsv the file's name says that commas divide it
 */
export const findDelimiter = (text: string, start: number, isCsv: boolean): DelimiterFound => {
  const divided = namedDelimiters
    .filter(([name]) => name !== 'space')
    .map(([, delimiter]) => ({ delimiter, rows: firstRows(text, start, delimiter) }))
    .filter(({ rows }) => rows.some((row) => row.length > 1))
  const tables = withoutMisleading(text.slice(start, start + looked), divided, isCsv)
  const even = tables.find(({ rows }) => {
    const { width, share } = usualWidth(rows)
    return width > 1 && share >= most
  })
  if (even) return { delimiter: even.delimiter, certainty: 'even' }
  const shareDivided = (rows: string[][]) => rows.filter((row) => row.length > 1).length / rows.length
  const [best] = tables
    .map(({ delimiter, rows }) => ({ delimiter, share: shareDivided(rows) }))
    .sort((a, b) => b.share - a.share)
  const delimiter =
    best && best.share >= 0.5 ? best.delimiter : delimiterIn(text.slice(start, start + looked))
  return { delimiter, certainty: 'uneven' }
}

const htmlTag =
  /<\/?(?:a|b|i|u|s|p|br|hr|em|li|ol|ul|td|th|tr|h[1-6]|dd|dl|dt|rt|rp|col|del|div|img|ins|kbd|pre|sub|sup|svg|code|font|mark|ruby|span|tbody|small|table|thead|strong|strike|details|summary|blockquote|anki-mathjax)(?:\s[^<>]*)?\/?>/i

/** True when a field holds a tag of HTML; a tag that the table's delimiter cuts is none. */
export const isHtml = (rows: readonly string[][]): boolean =>
  rows.some((row) => row.some((cell) => htmlTag.test(cell) || /&(?:nbsp|lt|gt|amp|quot);/.test(cell)))

/** Names that only a row of headings has. */
const sure =
  /^(?:guid|tags?|deck|note ?type|front|back|questions?|answers?|terms?|definitions?|prompt|cloze)$/
const likely =
  /^(?:id|country|capital|text|extra|words?|meanings?|translations?|hints?|examples?|sentences?|pronunciation|notes?|source|category|topic|title|name|description|value|key|image|audio|pinyin|reading|kana|kanji|english|german|french|spanish|italian|danish|swedish|norwegian|dutch|polish|czech|russian|ukrainian|portuguese|chinese|japanese|korean|hebrew|arabic|latin|greek|turkish|esperanto|[\w ]{1,30}:[a-z]{2}(?:-[a-z]{2,4})?)$/

const isName = (cell: string) => /^[A-Za-z][\w.:-]{0,30}(?: [\w.:-]{1,20}){0,2}$/.test(cell)

/** Columns whose cells below are of another kind than their first: sentences, numbers, another script. */
const differing = ([first = [], ...rest]: readonly string[][]): number =>
  first.filter((_, at) => {
    const below = rest.map((row) => row[at]?.trim() ?? '').filter((cell) => cell !== '')
    return below.length > 0 && below.filter(isName).length * 2 < below.length
  }).length

/** True when commas divide a text whatever else its rows hold: between cells in quotes, or below headings. */
export const isPlainlyCsv = (text: string, start: number): boolean => {
  const rows = firstRows(text, start, ',')
  if (hasQuotedCells(text.slice(start, start + looked), { delimiter: ',', rows })) return true
  return hasHeaderRow(rows) && rows[0]!.some((cell) => sure.test(cell.trim().toLowerCase()))
}

/** True when the first row names the columns instead of being one of them. */
export const hasHeaderRow = (rows: readonly string[][]): boolean => {
  const [first] = rows
  if (!first || first.length < 2) return false
  const names = first.map((cell) => cell.trim().toLowerCase())
  if (names.some((name) => name === '' || name.length > 40 || /[<>{}?!$]/.test(name))) return false
  if (new Set(names).size < names.length) return false
  const isSure = names.filter((name) => sure.test(name)).length
  const isLikely = names.filter((name) => sure.test(name) || likely.test(name)).length
  if (first.length === 2) return isLikely === 2
  return (
    isSure > 0 || isLikely * 2 >= first.length || (names.every(isName) && differing(rows) * 2 >= first.length)
  )
}
