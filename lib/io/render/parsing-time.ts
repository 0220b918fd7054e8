/**
 * About how long Markdown takes to become a tree and HTML, by what is in it: reckoned before the time is spent, since
 * nothing else can run meanwhile.
 */

// As measured, in milliseconds: each of these costs so much besides its characters.
const cost = {
  character: 0.0012,
  line: 0.02,
  sign: 0.04,
  item: 0.12,
  address: 0.065,
  footnote: 0.25,
  cell: 0.025,
  heading: 0.06,
  underline: 0.3,
}

const signs = /[[\]*_`$~|&<\\!]/g
const addresses = /www\.|:\/\/|@/gi
const footnotes = /\[\^/g
const headings = /^ {0,3}#{1,6}(?=[ \t]|$)/gm
/** A line under words makes a heading of them. */
const underlines = /^ {0,3}(?:=+|-+)[ \t]*$/gm
/** A line that opens or continues quotes or list items, with what stands before and between their signs. */
const item = /^([ \t>]*)(?:[-*+]|\d{1,9}[.)]|>)(?=[ \t]|$|>)((?:[ \t]*(?:[-*+]|\d{1,9}[.)]|>)(?=[ \t]|$))*)/
/** What the line under the heads of a table is made of, also within quotes and lists. */
const delimiterRow = /^[\s>*+\d.):|-]*$/

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

/** The deeper an item lies, the more is closed and opened again for it. */
const itemMs = (line: string): number => {
  const found = item.exec(line)
  return found ? cost.item * (1 + (found[1]!.length + found[2]!.length) / 6) : 0
}

/** Cells of tables: each row is filled up to the width of the head, however few it names. */
function cellsOf(lines: readonly string[]): number {
  let width = 0
  let cells = 0
  for (const line of lines) {
    if (line.trim() === '') width = 0
    else if (line.includes('-') && line.includes('|') && delimiterRow.test(line))
      width = Math.max(width, count(line, /\|/g) + 1)
    else cells += width
  }
  return cells
}

/** Milliseconds that parsing a text takes, about. */
export function parsingMs(source: string): number {
  const lines = source.split('\n')
  return (
    cost.character * source.length +
    cost.line * lines.length +
    cost.sign * count(source, signs) +
    cost.address * count(source, addresses) +
    cost.footnote * count(source, footnotes) +
    cost.cell * cellsOf(lines) +
    cost.heading * count(source, headings) +
    cost.underline * count(source, underlines) +
    lines.reduce((sum, line) => sum + itemMs(line), 0)
  )
}
