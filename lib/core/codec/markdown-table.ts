/** A table in Markdown; one of a single column is only lines. */
export const tableLines = (rows: readonly string[][]): string[] => {
  const width = Math.max(0, ...rows.map((row) => row.length))
  if (width === 0) return []
  if (width === 1) return rows.map(([cell], at) => (at < rows.length - 1 ? `${cell}  ` : cell!))
  const [first, ...others] = rows as [string[], ...string[][]]
  const write = (row: string[]) =>
    `| ${Array.from({ length: width }, (_, at) => row[at] ?? '').join(' | ')} |`
  return [write(first), `|${' --- |'.repeat(width)}`, ...others.map(write)]
}
