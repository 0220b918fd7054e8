import { FigureTable } from '@/components/ui/figure-table'
import type { CurvePoint } from '@/lib/core/plan/retention-curve'
import { percent } from '../workload-words'

/** The same as the chart, in figures. */
export function CurveTable({ points, knee }: { points: readonly CurvePoint[]; knee: CurvePoint | null }) {
  return (
    <FigureTable
      columns={['Desired retention', 'Minutes a day', 'Remembered', 'Met']}
      rows={points.map((point) => ({
        key: point.desiredRetention,
        name: `${percent(point.desiredRetention)}${point === knee ? ' (bends here)' : ''}`,
        cells: [
          point.minutesPerDay.toFixed(1),
          Math.round(point.remembered).toLocaleString('en-GB'),
          point.met.toLocaleString('en-GB'),
        ],
      }))}
    />
  )
}
