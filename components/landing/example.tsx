import { CrossoverChart } from './crossover-chart'

const givens = [
  ['Dimensions', '256'],
  ['Queries', '50 / s'],
  ['Hosts', '4'],
  ['Memory speed', '20\u00a0GB/s'],
  ['Used to', '60%'],
  ['Vectors', 'N'],
]

/** What a crossover is, by one worked example; nothing on it can be pressed. */
export function Example() {
  return (
    <figure className="sheet fig example">
      <div className="top">
        <span className="chip">Vector search</span>
        <span className="tiny faint">An example</span>
      </div>
      <p className="q">Similar products for a small shop. Exact search, or an approximate index?</p>
      <dl className="givens g3">
        {givens.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <figcaption>
        <span className="say">Exact search, up to 937,500 vectors.</span>
        <span className="def">
          A full scan reads 4 bytes × N × 256 for each query. At 50 queries a second that takes 50 × 4 × N ×
          256 ÷ (20&nbsp;GB/s × 60%) hosts: four at 937,500 vectors. Beyond, an approximate index earns its
          keep.
        </span>
      </figcaption>
      <CrossoverChart />
    </figure>
  )
}
