import { LineChart } from './line-chart'
import { percent } from './workload-words'

type Point = { desiredRetention: number; minutes: number }

const base = 120
const tallest = 96
const least = 0.7
const most = 0.99
const ticks = [0.7, 0.8, 0.9, 0.95]

/** Positions in percent of the width, heights in pixels: the line stretches, the text does not. */
const x = ({ desiredRetention }: Pick<Point, 'desiredRetention'>): string =>
  `${6 + ((desiredRetention - least) / (most - least)) * 90}%`

/** The last points rise so steeply that they would flatten all others; the line leaves the frame there. */
const topOf = (curve: readonly Point[], here: Point): number =>
  Math.max(
    1,
    here.minutes,
    ...curve.filter((point) => point.desiredRetention <= 0.97).map(({ minutes }) => minutes),
  )

/** Two or three round values below the top. */
const gridOf = (top: number): number[] => {
  const power = 10 ** Math.floor(Math.log10(top / 2))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((value) => top / value < 4)!
  return [1, 2, 3].map((count) => count * step).filter((value) => value <= top)
}

/** Minutes a day by desired retention, with the point that is chosen. */
export function WorkloadChart({ curve, here }: { curve: readonly Point[]; here: Point }) {
  const top = topOf(curve, here)
  const y = ({ minutes }: Pick<Point, 'minutes'>) => base - (Math.min(minutes, top * 1.15) / top) * tallest
  const shown = curve.filter(({ minutes }) => minutes <= top * 1.15)
  const label = `Minutes a day by desired retention: ${curve
    .map((point) => `${percent(point.desiredRetention)} ${point.minutes.toFixed(0)}`)
    .join(', ')}`
  return (
    <LineChart
      label={label}
      up="minutes a day"
      along="desired retention"
      base={base}
      points={shown.map((point) => ({ ...point, x: x(point), y: y(point) }))}
      grid={gridOf(top).map((minutes) => (
        <g key={minutes}>
          <line className="gr" x1="6%" x2="100%" y1={y({ minutes })} y2={y({ minutes })} />
          <text x="0" y={y({ minutes }) + 4}>
            {minutes}
          </text>
        </g>
      ))}
    >
      <line className="ref" x1={x(here)} x2={x(here)} y1={y(here)} y2={base} />
      <circle className="f1" cx={x(here)} cy={y(here)} r="5" />
      <text
        className="strong halo"
        x={x(here)}
        y={y(here) - 11}
        textAnchor={here.desiredRetention > 0.93 ? 'end' : 'middle'}
      >
        {here.minutes < 10 ? here.minutes.toFixed(1) : Math.round(here.minutes)}
      </text>
      {ticks.map((desiredRetention) => (
        <text key={desiredRetention} x={x({ desiredRetention })} y={base + 19} textAnchor="middle">
          {percent(desiredRetention)}
        </text>
      ))}
    </LineChart>
  )
}
