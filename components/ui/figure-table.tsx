import type { ReactNode } from 'react'

export type FigureRow = { key: string | number; name: ReactNode; cells: readonly ReactNode[] }

type Props = {
  /** What the rows are, then what each column of figures is. */
  columns: readonly string[]
  rows: readonly FigureRow[]
  /** Names the table where it may be wide or long: it scrolls inside itself then. */
  scrolls?: string
  /** Names of rows are sentences, and may break. */
  names?: 'wrap'
}

/** A table of figures, each row named by its first cell. */
export function FigureTable({ columns: [first, ...others], rows, scrolls, names }: Props) {
  const table = (
    <table>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {others.map((column, index) => (
            <th key={index} scope="col" className="r">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, cells }) => (
          <tr key={key}>
            <th scope="row" className={names}>
              {name}
            </th>
            {cells.map((cell, index) => (
              <td key={index} className="r">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
  if (scrolls === undefined) return table
  return (
    <div className="graph-table" tabIndex={0} role="region" aria-label={scrolls}>
      {table}
    </div>
  )
}
