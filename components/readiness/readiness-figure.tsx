'use client'

import { useState } from 'react'
import { FigureCaption } from '@/components/ui/figure-caption'
import { FigureTable } from '@/components/ui/figure-table'
import { TableSwitch } from '@/components/ui/table-switch'
import type { ReadinessReply } from '@/lib/contract/readiness'
import { ReadinessRows } from './readiness-rows'
import { definition, nameOf, percentOf, rangeOf, sayReach, type Row } from './readiness-words'

const name = 'Figure 1. Readiness by topic'

/** Readiness by topic: number, finding, definition on request, the drawing, and the same as a table. */
export function ReadinessFigure({ reply }: { reply: ReadinessReply }) {
  const [isAsTable, setAsTable] = useState(false)
  const isPlanned = reply.day !== null
  const rows = [...reply.competencies].sort((a, b) => b.mean - a.mean)
  return (
    <figure className="fig" aria-label={name}>
      <FigureCaption name={name} finding={sayReach(rows, isPlanned)} definition={definition} />
      {isAsTable ? (
        <Table rows={[{ ...reply.all, competency: 'all' }, ...rows]} />
      ) : (
        <ReadinessRows rows={rows} isPlanned={isPlanned} />
      )}
      <div className="foot">
        <TableSwitch isTable={isAsTable} onSwitch={setAsTable} />
      </div>
    </figure>
  )
}

function Table({ rows }: { rows: readonly Row[] }) {
  return (
    <FigureTable
      scrolls="Readiness by topic, as a table"
      columns={['Topic', 'Cards', 'Met', 'Today', 'On the day', '80% range']}
      rows={rows.map((row) => ({
        key: row.competency,
        name: row.competency === 'all' ? 'All' : nameOf(row),
        cells: [
          row.cards.toLocaleString('en-GB'),
          row.met.toLocaleString('en-GB'),
          percentOf(row.now),
          percentOf(row.mean),
          rangeOf(row),
        ],
      }))}
    />
  )
}
