import Link from 'next/link'

export function Opening() {
  return (
    <div>
      <h1>
        Know where the answer <em>flips</em>.
      </h1>
      <p className="lead">
        Spaced repetition for <span className="whitespace-nowrap">machine-learning</span> system design. Each
        review draws new numbers. You choose, you say why, and you see the point at which you would have been
        wrong.
      </p>
      <div className="cta">
        <Link className="btn primary" href="/sign-up">
          Start with one topic
        </Link>
        <Link className="btn" href="/library">
          See the library
        </Link>
      </div>
      <p className="tiny faint after-cta">No account until you want to keep something.</p>
      <p className="small quiet mt-4">
        <Link href="/scenarios">Scenario lab</Link>: draw a trade-off, move its numbers, see where it flips.
      </p>
    </div>
  )
}
