/** Rows of separated values as we write them, so that spreadsheets run nothing and our own reader gives back every sign. */

// A spreadsheet takes a cell that begins so for a formula (OWASP: CSV injection), the wide signs of East Asia too.
const formula = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/
const escaped = /^'+[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

/** A quote before what would be a formula, and one more before what already has some: so it can be taken back exactly. */
export const escapeFormula = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell)

/** Takes back `escapeFormula`. */
export const unescapeFormula = (cell: string): string => (escaped.test(cell) ? cell.slice(1) : cell)

/** One row with commas, ended by a line feed; cells are quoted where they must be. */
export const csvRow = (cells: readonly string[]): string =>
  `${cells
    .map(escapeFormula)
    .map((cell) => (/[",\r\n#]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',')}\n`
