import { lineHeight, type Placed } from './chart-labels'
import { layoutOf, type Layout } from './chart-layout'
import type { Crossing } from './chart-model'
import { commonUnit, describe, short, shortX } from './chart-words'

type Props = {
  crossing: Crossing
  /** Where the scenario stands. */
  at: number
  width: number
}

/** The two curves, where they cross, and the scenario as a point; drawn for the width there is, so that text never scales. */
export function CostDrawing({ crossing, at, width }: Props) {
  const layout = layoutOf(crossing, at, width)
  const { own, crossing: flip, names, paths } = layout
  return (
    <svg
      className="chart"
      width={width}
      height={layout.height}
      role="img"
      aria-label={describe(crossing, at)}
    >
      <Axes crossing={crossing} layout={layout} />
      {layout.bands.map(({ from, to }) => (
        <rect
          key={from}
          className="band"
          x={from}
          width={to - from}
          y={layout.top}
          height={layout.base - layout.top}
        />
      ))}
      <path className="l1" d={paths[0]} />
      <path className="l2" d={paths[1]} />
      {own && own.other !== null && <line className="drop" x1={own.x} x2={own.x} y1={own.y} y2={own.other} />}
      <Words className="t1 halo" placed={names[0]} />
      <Words className="t2 halo" placed={names[1]} />
      {flip && <circle className="x0" cx={flip.x} cy={flip.y} r="5" />}
      {flip && <Words className="strong halo" placed={flip.label} />}
      {own && <circle className="f1 you" cx={own.x} cy={own.y} r="5.5" />}
      {own && <Words className="strong halo" placed={own.label} />}
    </svg>
  )
}

function Words({ placed, className }: { placed: Placed; className: string }) {
  const { x, y, anchor, lines } = placed
  return (
    <text className={className} x={x} y={y} textAnchor={anchor}>
      {lines.map((line, index) => (
        <tspan key={line} x={x} dy={index === 0 ? 0 : lineHeight}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

const anchorOf = (place: number): 'start' | 'middle' | 'end' =>
  place < 0.06 ? 'start' : place > 0.94 ? 'end' : 'middle'

function Axes({ crossing, layout }: { crossing: Crossing; layout: Layout }) {
  const { left, right, base, x, y, xScale, yScale } = layout
  return (
    <>
      <text x="0" y="12">
        {commonUnit(crossing)}
      </text>
      {yScale.ticks.map((tick) => (
        <g key={tick}>
          <line className="gr" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text x={left - 8} y={y(tick) + 4} textAnchor="end">
            {short(tick)}
          </text>
        </g>
      ))}
      <line className="ax" x1={left} x2={right} y1={base} y2={base} />
      {xScale.ticks.map((tick) => (
        <text key={tick} x={x(tick)} y={base + 18} textAnchor={anchorOf(xScale.at(tick))}>
          {shortX(crossing, tick)}
        </text>
      ))}
      <text x={right} y={base + 36} textAnchor="end">
        {axisName(crossing, right - left)}
      </text>
    </>
  )
}

/** The variable and its unit, as much of both as the axis has room for. */
const axisName = ({ label, unit }: Crossing, room: number): string => {
  const name = label.charAt(0).toLowerCase() + label.slice(1)
  const rest = unit.replace(/^%\s*/, '')
  const full = rest === '' ? name : `${name}, ${rest}`
  return full.length * 6.3 <= room ? full : name
}
