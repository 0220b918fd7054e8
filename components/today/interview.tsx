import Link from 'next/link'
import { longDay } from '@/components/ui/dates'
import type { Today } from './today-words'

/** The day all this is for, and the way to what it will find; a phone's tabs have no room for that place. */
export function Interview({ today: { plannedFor } }: { today: Today }) {
  return (
    <section>
      <h2 className="label">Interview</h2>
      {plannedFor ? (
        <p className="bigday">{longDay(plannedFor)}</p>
      ) : (
        <p className="small quiet">What you would recall on the day, topic by topic.</p>
      )}
      <p className="small">
        <Link href="/readiness">See readiness</Link>
      </p>
    </section>
  )
}
