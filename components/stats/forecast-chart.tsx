'use client'

import { CalendarClock } from 'lucide-react'
import type { StatsReply } from '@/lib/contract/stats'
import { formatDay, parseDay } from '@/lib/core/study-day'
import { Bars, type Part } from './bars'
import { sayClearing } from './stats-words'

const parts: readonly Part[] = [
  { name: 'Mature', className: 'p-mature' },
  { name: 'Young', className: 'p-young' },
  { name: 'Learning', className: 'p-learning' },
]

/** A chart further ahead than this would be all guess; the table has every day. */
const mostDays = 365

/** Cards by the day they come due; what waits from before is no bar but a way to clear it. */
export function ForecastChart({ reply }: { reply: StatsReply }) {
  const last = Math.min(parseDay(reply.to)!, parseDay(reply.from)! + mostDays - 1)
  const to = formatDay(last)
  const rows = reply.rows.flatMap(([day, , learning, young, mature]) =>
    day !== null && day! <= to
      ? [{ day: String(day), values: [Number(mature), Number(young), Number(learning)] }]
      : [],
  )
  const clearing = sayClearing(reply)
  return (
    <>
      {clearing && (
        <p className="note mb-4">
          <CalendarClock className="i" aria-hidden="true" />
          <span>
            <b>{clearing.way}</b> {clearing.what}
          </span>
        </p>
      )}
      <Bars
        label={`Cards due, ${reply.from} to ${to}`}
        unit="cards"
        parts={parts}
        rows={rows}
        span={{ from: reply.from, to }}
        today="first"
      />
    </>
  )
}
