import Link from 'next/link'

export function Opening() {
  return (
    <div>
      <h1>
        Know where the answer <em>flips</em>.
      </h1>
      <p className="lead">
        Spaced repetition for <span className="whitespace-nowrap">machine-learning</span> system design. You
        answer, you see why and when not, and you learn the point at which you would have been wrong.
      </p>
      <div className="cta">
        <Link className="btn primary" href="/sign-up">
          Start with one topic
        </Link>
        <Link className="btn" href="/library">
          See the library
        </Link>
      </div>
      <p className="tiny faint after-cta">An address and a password are all it takes.</p>
    </div>
  )
}
