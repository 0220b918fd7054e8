import Link from 'next/link'

/** Before the first card. */
export function FirstDay() {
  return (
    <div className="first-day">
      <p className="big">Nothing to review yet.</p>
      <p className="lead">
        Add a topic from the library, or write a card of your own. It is asked today, and comes back when you
        are about to lose it.
      </p>
      <div className="go">
        <Link className="btn primary" href="/library">
          Open the library
        </Link>
        <Link className="btn" href="/notes/new">
          Write a card
        </Link>
      </div>
    </div>
  )
}
