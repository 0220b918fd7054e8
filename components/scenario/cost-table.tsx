import { rounded } from '@/lib/core/scenario/words'
import { heightAt, rightAt, type Crossing } from './chart-model'
import { sayRight, sayX } from './chart-words'

type Props = { crossing: Crossing; at: number }

const noteOf = (crossing: Crossing, x: number, at: number): string =>
  x === at ? ' (you)' : x === crossing.value ? ' (crossover)' : ''

/** The chart for readers of tables; a long one scrolls inside itself. */
export function CostTable({ crossing, at }: Props) {
  const { label, series } = crossing
  const xs = [...new Set([...series.flatMap(({ points }) => points.map(([x]) => x)), at])].sort(
    (a, b) => a - b,
  )
  const hasPlaces = crossing.places.length > 0
  return (
    <div className="graph-table" tabIndex={0} role="region" aria-label={`${label}, as a table`}>
      <table>
        <thead>
          <tr>
            <th scope="col">{label}</th>
            {series.map(({ id, label: name }) => (
              <th key={id} scope="col" className="r">
                {name}
              </th>
            ))}
            {hasPlaces && <th scope="col">Right there</th>}
          </tr>
        </thead>
        <tbody>
          {xs.map((x) => (
            <tr key={x} data-here={x === at || x === crossing.value || undefined}>
              <th scope="row">
                {sayX(crossing, x)}
                {noteOf(crossing, x, at)}
              </th>
              {series.map(({ id, points }) => {
                const height = heightAt(points, x)
                return (
                  <td key={id} className="r">
                    {height === null ? 'none' : rounded(height)}
                  </td>
                )
              })}
              {hasPlaces && <td>{sayRight(rightAt(crossing, x)!)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
