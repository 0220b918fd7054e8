'use client'

import { useRef, useState, type KeyboardEvent } from 'react'
import { tickDay } from '@/components/ui/dates'
import type { StatsReply } from '@/lib/contract/stats'
import { heatDays, topOf, weeksIn, type HeatDay, type HeatRow } from './heat-days'
import { useWidth } from './use-width'

const [left, top, step, size] = [34, 22, 17, 14]
const mostWeeks = 53
const weekdays = ['Mon', '', 'Wed', '', 'Fri', '', 'Sun']

const moves: Record<string, number> = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -7, ArrowRight: 7 }
const ends: Record<string, number> = { Home: -Infinity, End: Infinity }

/**
 * A cell a study day, as many weeks as there is room for, today outlined. One cell is reached by Tab, the others from
 * there by arrow keys; what a cell says stands below, on hover and on focus.
 */
export function HeatMap({ reply }: { reply: StatsReply }) {
  const [ref, width] = useWidth()
  const room = Math.max(1, Math.floor((width - left + step - size) / step))
  const weeks = Math.min(mostWeeks, room, Math.max(5, weeksIn(reply.from, reply.to)))
  const rows = reply.rows as unknown as HeatRow[]
  const days = heatDays(rows, reply.to, weeks)
  const [at, setAt] = useState<string | null>(null)
  const chosen = days.find(({ day }) => day === at) ?? days.at(-1)!
  const grid = useRef<SVGSVGElement>(null)

  const move = (event: KeyboardEvent) => {
    const by = moves[event.key] ?? ends[event.key]
    if (by === undefined) return
    event.preventDefault()
    const place = Math.min(days.length - 1, Math.max(0, days.indexOf(chosen) + by))
    setAt(days[place]!.day)
    grid.current?.querySelector<SVGElement>(`[data-day="${days[place]!.day}"]`)?.focus()
  }

  return (
    <div ref={ref} className="heat">
      {width > 0 && (
        <svg
          ref={grid}
          width={left + weeks * step}
          height={top + 7 * step}
          role="group"
          aria-label={`Minutes by study day, ${weeks} weeks up to today; arrow keys move`}
          onKeyDown={move}
        >
          <Labels days={days} />
          {days.map(({ day, week, weekday, level, words }) => (
            <rect
              key={day}
              data-day={day}
              className={day === reply.to ? `h${level} is-today` : `h${level}`}
              x={left + week * step}
              y={top + weekday * step}
              width={size}
              height={size}
              rx="2"
              role="img"
              aria-label={words}
              tabIndex={day === chosen.day ? 0 : -1}
              onFocus={() => setAt(day)}
              onPointerEnter={() => setAt(day)}
            />
          ))}
        </svg>
      )}
      <p className="keys">
        0 min
        <svg width="76" height="12" aria-hidden="true">
          {[0, 1, 2, 3, 4].map((level) => (
            <rect key={level} className={`h${level}`} x={level * 16} y="0" width="12" height="12" rx="2" />
          ))}
        </svg>
        {topOf(rows)} or more
      </p>
      <p className="small quiet" aria-hidden="true">
        {chosen.words}
      </p>
    </div>
  )
}

/** Weekdays at the side, and above the first week of each month its name. */
function Labels({ days }: { days: readonly HeatDay[] }) {
  const mondays = days.filter(({ weekday }) => weekday === 0)
  const months = mondays.map(({ day }) => tickDay(day).split(' ')[1]!)
  return (
    <g aria-hidden="true">
      {weekdays.map((name, index) => (
        <text key={index} x="0" y={top + index * step + 11}>
          {name}
        </text>
      ))}
      {months.map((month, week) =>
        month !== months[week - 1] && months[week + 1] === month ? (
          <text key={week} x={left + week * step} y="12">
            {month}
          </text>
        ) : null,
      )}
    </g>
  )
}
