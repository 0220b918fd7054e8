import { CrossingMark } from './crossing-mark'

/**
 * The head of the pages for when something is wrong. Plain links: these pages come along with every other one, and what
 * they import would be part of every first load.
 */
export function BareHead() {
  return (
    <header className="bar open">
      {/* eslint-disable-next-line @next/next/no-html-link-for-pages -- see above */}
      <a className="wordmark" href="/">
        <CrossingMark />
        Crossover
      </a>
    </header>
  )
}
