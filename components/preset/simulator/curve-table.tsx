import type { CurvePoint } from '@/lib/core/plan/retention-curve'
import { percent } from '../workload-words'

/** The same as the chart, in figures. */
export function CurveTable({ points, knee }: { points: readonly CurvePoint[]; knee: CurvePoint | null }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Desired retention</th>
          <th scope="col" className="r">
            Minutes a day
          </th>
          <th scope="col" className="r">
            Remembered
          </th>
          <th scope="col" className="r">
            Met
          </th>
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.desiredRetention}>
            <th scope="row">
              {percent(point.desiredRetention)}
              {point === knee && ' (bends here)'}
            </th>
            <td className="r">{point.minutesPerDay.toFixed(1)}</td>
            <td className="r">{Math.round(point.remembered).toLocaleString('en-GB')}</td>
            <td className="r">{point.met.toLocaleString('en-GB')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
