import Link from 'next/link'
import { OpenHeadTools } from './open-head-tools'
import { Wordmark } from './wordmark'

/** The head of pages that need no account. */
export function OpenHead() {
  return (
    <header className="bar open">
      <Wordmark href="/" />
      <div className="tools">
        <Link className="btn plain wide-flex" href="/library">
          Library
        </Link>
        <OpenHeadTools />
      </div>
    </header>
  )
}
