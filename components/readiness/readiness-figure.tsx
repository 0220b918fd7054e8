'use client'

import { Info } from 'lucide-react'
import { useId, useState } from 'react'
import type { ReadinessReply } from '@/lib/contract/readiness'
import { ReadinessRows } from './readiness-rows'
import { definition, nameOf, percentOf, rangeOf, sayReach, type Row } from './readiness-words'

/** Readiness by topic: number, finding, definition on request, the drawing, and the same as a table. */
export function ReadinessFigure({ reply }: { reply: ReadinessReply }) {
  const [isAsTable, setAsTable] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const isPlanned = reply.day !== null
  const rows = [...reply.competencies].sort((a, b) => b.mean - a.mean)
  return (
    <figure className="fig" aria-label="Figure 1. Readiness by topic">
      <figcaption>
        <span className="no">
          Figure 1. Readiness by topic
          <button
            type="button"
            className="what-is"
            aria-label="What is counted: Readiness by topic"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            <Info className="i" aria-hidden="true" />
          </button>
        </span>
        <h2 className="say">{sayReach(rows, isPlanned)}</h2>
        <span className="def" id={id} hidden={!isOpen}>
          {definition}
        </span>
      </figcaption>
      {isAsTable ? (
        <Table rows={[{ ...reply.all, competency: 'all' }, ...rows]} />
      ) : (
        <ReadinessRows rows={rows} isPlanned={isPlanned} />
      )}
      <div className="foot">
        <button
          type="button"
          className="link"
          aria-pressed={isAsTable}
          onClick={() => setAsTable(!isAsTable)}
        >
          {isAsTable ? 'Show as a chart' : 'Show as a table'}
        </button>
      </div>
    </figure>
  )
}

function Table({ rows }: { rows: readonly Row[] }) {
  return (
    <div className="graph-table" tabIndex={0} role="region" aria-label="Readiness by topic, as a table">
      <table>
        <thead>
          <tr>
            <th scope="col">Topic</th>
            {['Cards', 'Met', 'Today', 'On the day', '80% range'].map((name) => (
              <th key={name} scope="col" className="r">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.competency}>
              <th scope="row">{row.competency === 'all' ? 'All' : nameOf(row)}</th>
              <td className="r">{row.cards.toLocaleString('en-GB')}</td>
              <td className="r">{row.met.toLocaleString('en-GB')}</td>
              <td className="r">{percentOf(row.now)}</td>
              <td className="r">{percentOf(row.mean)}</td>
              <td className="r">{rangeOf(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
