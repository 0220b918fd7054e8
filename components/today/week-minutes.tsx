'use client'

import { useState } from 'react'
import { longDay, shortWeekday } from '@/components/ui/dates'
import { capitalised, counted } from '@/components/ui/words'
import { FigureTable } from '@/components/ui/figure-table'
import { TableSwitch } from '@/components/ui/table-switch'
import type { Today } from './today-words'

type Day = { studyDay: string; name: string; minutes: number; answers: number; text: string }

/** Rounded; less than half a minute is still not nothing. */
const textOf = (ms: number) => (ms > 0 && ms < 30_000 ? '<1' : String(Math.round(ms / 60_000)))

const daysOf = (week: Today['week']): Day[] =>
  week.map(({ studyDay, answers, ms }, index) => ({
    studyDay,
    answers,
    name: index === week.length - 1 ? 'Today' : shortWeekday(studyDay),
    minutes: ms / 60_000,
    text: textOf(ms),
  }))

const finding = (days: readonly Day[]): string => {
  const minutes = Math.round(days.reduce((sum, day) => sum + day.minutes, 0))
  const active = days.filter((day) => day.answers > 0).length
  if (active === 0) return 'No reviews in the last seven days.'
  return `${capitalised(counted(Math.max(1, minutes), 'minute'))} on ${counted(active, 'day')}.`
}

export function WeekMinutes({ week }: { week: Today['week'] }) {
  const [isTable, setTable] = useState(false)
  const days = daysOf(week)
  return (
    <section>
      <figure className="fig">
        <figcaption className="mb-3">
          <h2 className="label">Minutes, last seven days</h2>
          <span className="small quiet">{finding(days)}</span>
        </figcaption>
        {isTable ? <WeekTable days={days} /> : <WeekBars days={days} />}
        <div className="foot">
          <TableSwitch isTable={isTable} onSwitch={setTable} />
        </div>
      </figure>
    </section>
  )
}

const base = 84
const tallest = 62

/** Positions in percent of the width, heights in pixels: the bars stretch, the text does not. */
function WeekBars({ days }: { days: readonly Day[] }) {
  const most = Math.max(4, ...days.map((day) => day.minutes))
  const slot = 100 / days.length
  const label = `Minutes by day: ${days.map((day) => `${day.name} ${day.text}`).join(', ')}`
  return (
    <svg className="chart" width="100%" height="108" role="img" aria-label={label}>
      <line className="ax" x1="0" x2="100%" y1={base + 0.5} y2={base + 0.5} />
      {days.map((day, index) => {
        const height = (day.minutes / most) * tallest
        const middle = `${(index + 0.5) * slot}%`
        return (
          <g key={day.studyDay}>
            <rect
              className="f1"
              x={`${(index + 0.2) * slot}%`}
              width={`${0.6 * slot}%`}
              y={base - height}
              height={height}
            />
            <text
              className={day.answers > 0 ? 'strong' : undefined}
              x={middle}
              y={base - height - 6}
              textAnchor="middle"
            >
              {day.text}
            </text>
            <text x={middle} y={base + 19} textAnchor="middle">
              {day.name}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

function WeekTable({ days }: { days: readonly Day[] }) {
  return (
    <FigureTable
      columns={['Day', 'Answers', 'Minutes']}
      rows={days.map((day) => ({
        key: day.studyDay,
        name: longDay(day.studyDay),
        cells: [day.answers, day.text],
      }))}
    />
  )
}
