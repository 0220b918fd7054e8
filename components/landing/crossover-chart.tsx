import { crossing, hostsNeeded, scan } from './scan'

/** Text never scales, so there is one drawing for wide pages and one for narrow ones. */
type Frame = {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
  ticks: number[]
}

const wide: Frame = {
  ...{ width: 480, height: 230, left: 34, right: 470, top: 26, bottom: 190 },
  ticks: [0, 0.5e6, 1e6, 1.5e6, 2e6],
}
const narrow: Frame = {
  ...{ width: 300, height: 216, left: 26, right: 292, top: 26, bottom: 176 },
  ticks: [0, 1e6, 2e6],
}
const mostVectors = 2e6
const mostHosts = 9

const million = (n: number) => (n === 0 ? '0' : `${n / 1e6}M`)

export function CrossoverChart() {
  return (
    <>
      <Drawing frame={wide} className="wide" />
      <Drawing frame={narrow} className="narrow" />
    </>
  )
}

function Drawing({ frame, className }: { frame: Frame; className: string }) {
  const { width, height, left, right, top, bottom, ticks } = frame
  const x = (vectors: number) => left + (vectors / mostVectors) * (right - left)
  const y = (hosts: number) => bottom - (hosts / mostHosts) * (bottom - top)
  const description = `Hosts needed against the number of vectors. A full scan needs more with each vector and passes the ${scan.hosts} hosts there are at ${crossing.toLocaleString('en-GB')} vectors.`
  return (
    <svg
      className={className}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={description}
    >
      <text x={left} y={14}>
        hosts
      </text>
      {[2, 6, 8].map((hosts) => (
        <line key={hosts} className="gr" x1={left} x2={right} y1={y(hosts)} y2={y(hosts)} />
      ))}
      {[2, 4, 6, 8].map((hosts) => (
        <text key={hosts} x={left - 8} y={y(hosts) + 4} textAnchor="end">
          {hosts}
        </text>
      ))}
      <line className="ax" x1={left} x2={right} y1={bottom} y2={bottom} />
      {ticks.map((vectors) => (
        <text key={vectors} x={x(vectors)} y={bottom + 18} textAnchor={anchorOf(vectors)}>
          {million(vectors)}
        </text>
      ))}
      <text x={right} y={bottom + 36} textAnchor="end">
        vectors
      </text>
      <path className="l2" d={`M${left} ${y(scan.hosts)}H${right}`} />
      <path className="l1" d={`M${left} ${bottom}L${x(mostVectors)} ${y(hostsNeeded(mostVectors))}`} />
      <text className="t2 halo" x={left + 4} y={y(scan.hosts) - 8}>
        the {scan.hosts} hosts there are
      </text>
      <text className="t1 halo" x={x(1.62e6) - 12} y={y(hostsNeeded(1.62e6)) - 2} textAnchor="end">
        a full scan needs
      </text>
      <circle className="x0" cx={x(crossing)} cy={y(scan.hosts)} r="5" />
      <text className="strong halo" x={x(crossing) + 8} y={y(scan.hosts) + 20}>
        flips at {crossing.toLocaleString('en-GB')}
      </text>
    </svg>
  )
}

const anchorOf = (vectors: number) => (vectors === 0 ? 'start' : vectors === mostVectors ? 'end' : 'middle')
