import { ChevronLeft, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { Weekly } from './weekly-words'

/** From week to week. */
export function WeekSteps({ weekly: { earlier, later } }: { weekly: Weekly }) {
  if (earlier === null && later === null) return null
  return (
    <nav className="week-steps no-print" aria-label="Weeks">
      {earlier !== null && (
        <Link className="btn plain" href={`/weekly?ending=${earlier}`} scroll={false} prefetch={false}>
          <ChevronLeft className="i" aria-hidden="true" />
          Week before
        </Link>
      )}
      {later !== null && (
        <Link className="btn plain" href={`/weekly?ending=${later}`} scroll={false} prefetch={false}>
          Week after
          <ChevronRight className="i" aria-hidden="true" />
        </Link>
      )}
    </nav>
  )
}
