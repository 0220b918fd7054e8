'use client'

import type { StatsReply } from '@/lib/contract/stats'
import { Bars, type Part } from './bars'

export type Measure = 'count' | 'time'

const parts: readonly Part[] = [
  { name: 'Mature', className: 'p-mature' },
  { name: 'Young', className: 'p-young' },
  { name: 'Learning', className: 'p-learning' },
  { name: 'New', className: 'p-new' },
]

/** Names of the columns that each part sums up. */
const sources = [['mature'], ['young'], ['learning', 'relearning'], ['new']]

/** Answers a day, or their minutes, by what the card was before. */
export function ReviewsChart({ reply, measure }: { reply: StatsReply; measure: Measure }) {
  const places = sources.map((names) =>
    names.map((name) =>
      reply.columns.findIndex((column) => column.name === (measure === 'count' ? name : `${name}Ms`)),
    ),
  )
  const scale = measure === 'count' ? 1 : 1 / 60_000
  const rows = reply.rows.map((row) => ({
    day: String(row[0]),
    values: places.map((list) => list.reduce((sum, place) => sum + Number(row[place]), 0) * scale),
  }))
  const unit = measure === 'count' ? 'answers' : 'minutes'
  return (
    <Bars
      label={`Answers in ${unit === 'answers' ? 'number' : 'minutes'}, ${reply.from} to ${reply.to}`}
      unit={unit}
      parts={parts}
      rows={rows}
      span={reply}
      today="last"
    />
  )
}
