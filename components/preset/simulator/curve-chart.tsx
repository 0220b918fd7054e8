import type { CurvePoint } from '@/lib/core/plan/retention-curve'
import { LineChart } from '../line-chart'
import { percent } from '../workload-words'

const base = 190
const tallest = 160
/** Room for the name of the lowest point above the axis. */
const floor = 30

type Props = { points: readonly CurvePoint[]; chosen: number; knee: CurvePoint | null }

/** Two to four round numbers of cards: the scale does not begin at nothing, so it is said. */
const valuesBetween = (least: number, top: number): number[] => {
  const span = Math.max(1, top - least)
  const power = Math.max(1, 10 ** Math.floor(Math.log10(span / 2)))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((value) => span / value <= 4)!
  const first = Math.ceil(least / step)
  return Array.from({ length: 5 }, (_, index) => (first + index) * step).filter((value) => value <= top)
}

/** Cards remembered by minutes a day, one point a desired retention. The line stretches, the text does not. */
export function CurveChart({ points, chosen, knee }: Props) {
  const most = Math.max(0.1, ...points.map(({ minutesPerDay }) => minutesPerDay))
  const least = Math.min(...points.map(({ remembered }) => remembered))
  const top = Math.max(...points.map(({ remembered }) => remembered))
  const x = ({ minutesPerDay }: CurvePoint) => `${8 + (minutesPerDay / most) * 84}%`
  const y = ({ remembered }: Pick<CurvePoint, 'remembered'>) =>
    base - floor - (top === least ? 0.5 : (remembered - least) / (top - least)) * (tallest - floor)
  const label = `Cards remembered by minutes a day: ${points
    .map(
      (point) =>
        `at ${percent(point.desiredRetention)}, ${Math.round(point.remembered)} cards for ${point.minutesPerDay.toFixed(1)} minutes`,
    )
    .join('; ')}`
  const isNamed = (point: CurvePoint) =>
    point === knee ||
    point.desiredRetention === chosen ||
    point === points[0] ||
    point === points[points.length - 1]
  return (
    <LineChart
      label={label}
      up="cards remembered"
      along="minutes a day"
      base={base}
      points={points.map((point) => ({ ...point, x: x(point), y: y(point) }))}
      grid={valuesBetween(least, top).map((remembered) => (
        <g key={remembered}>
          <line className="gr" x1="8%" x2="100%" y1={y({ remembered })} y2={y({ remembered })} />
          <text x="0" y={y({ remembered }) + 4}>
            {remembered.toLocaleString('en-GB')}
          </text>
        </g>
      ))}
    >
      {points.map((point) => (
        <g key={point.desiredRetention}>
          {point === knee && <circle className="open knee" cx={x(point)} cy={y(point)} r="9" />}
          <circle
            className="f1"
            cx={x(point)}
            cy={y(point)}
            r={point.desiredRetention === chosen ? 5.5 : 3}
          />
          {isNamed(point) && (
            <text
              className={point.desiredRetention === chosen ? 'strong halo' : 'halo'}
              x={x(point)}
              y={y(point) + 22}
              textAnchor="middle"
            >
              {percent(point.desiredRetention)}
            </text>
          )}
        </g>
      ))}
      {[0, 0.5, 1].map((share) => (
        <text key={share} x={`${8 + share * 84}%`} y={base + 19} textAnchor="middle">
          {(most * share).toFixed(most < 10 && share > 0 ? 1 : 0)}
        </text>
      ))}
    </LineChart>
  )
}
