import { goal, nameOf, percentOf, rangeOf, sayRow, type Row } from './readiness-words'

const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1]

/** One line a topic: a hollow ring for today, an outlined bar for the range on the day, a tick for its middle. */
export function ReadinessRows({ rows, isPlanned }: { rows: readonly Row[]; isPlanned: boolean }) {
  return (
    <div>
      <p className="lg" aria-hidden="true">
        <span>
          <svg width="12" height="12">
            <circle className="rd-now" cx="6" cy="6" r="4.5" />
          </svg>
          today
        </span>
        <span>
          <svg width="30" height="18">
            <rect className="rd-range" x="1" y="4" width="28" height="10" rx="2" />
            <line className="rd-middle" x1="15" x2="15" y1="0" y2="18" />
          </svg>
          {isPlanned ? 'on the day, 80% range' : '80% range'}
        </span>
        <span>
          <svg width="8" height="18">
            <line className="ref" x1="4" x2="4" y1="0" y2="18" />
          </svg>
          goal, {percentOf(goal)}
        </span>
      </p>
      <ul className="rd-rows">
        {rows.map((row) => (
          <li className="rd" key={row.competency}>
            <span className="rn" aria-hidden="true">
              {nameOf(row)}
            </span>
            <Plot row={row} isPlanned={isPlanned} />
            <span className="rv num" aria-hidden="true">
              {rangeOf(row)}
            </span>
          </li>
        ))}
      </ul>
      <div className="rd-axis" aria-hidden="true">
        <i />
        <div>
          {ticks.map((tick) => (
            <span key={tick} style={{ left: percentOf(tick) }}>
              {percentOf(tick)}
            </span>
          ))}
        </div>
        <i />
      </div>
    </div>
  )
}

const at = (share: number): string => `${share * 100}%`

function Plot({ row, isPlanned }: { row: Row; isPlanned: boolean }) {
  const { low, high, mean, now } = row
  return (
    <svg className="pl" width="100%" height="30" role="img" aria-label={sayRow(row, isPlanned)}>
      <line className="gr" x1="0" x2="100%" y1="15" y2="15" />
      <line className="ref" x1={at(goal)} x2={at(goal)} y1="0" y2="30" />
      <rect
        className="rd-range"
        x={at(low)}
        width={at(Math.max(high - low, 0.004))}
        y="10"
        height="10"
        rx="2"
      />
      <circle className="rd-now" cx={at(now)} cy="15" r="4.5" />
      <line className="rd-middle" x1={at(mean)} x2={at(mean)} y1="6" y2="24" />
    </svg>
  )
}
