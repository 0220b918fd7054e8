'use client'

import { Info } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { Failure } from '@/components/ui/loaded'
import { Skeleton } from '@/components/ui/skeleton'
import { ApiError } from '@/lib/client/api'
import type { StatsReply } from '@/lib/contract/stats'
import { GraphTable } from './graph-table'
import type { Graph } from './use-graph'

type Props = {
  /** "Figure 1. Days" */
  name: string
  graph: Graph
  /** What is so, in a sentence. */
  finding: (reply: StatsReply) => string
  /** What there must be more of before it can be drawn; null when there is enough. */
  missing: (reply: StatsReply) => string | null
  /** Where the figure is a table itself. */
  isTable?: true
  tools?: ReactNode
  children: (reply: StatsReply) => ReactNode
}

/** One figure of the page: number, finding, definition on request, the drawing, and the same as a table. */
export function Figure({ name, graph, finding, missing, isTable, tools, children }: Props) {
  const [isAsTable, setAsTable] = useState(false)
  const { data, error, reload } = graph
  if (data === undefined) {
    if (error instanceof ApiError && error.status === 401) return null
    return (
      <section className="fig" aria-label={name}>
        <p className="no">{name}</p>
        {error === undefined ? <Skeleton /> : <Failure error={error} onRetry={reload} />}
      </section>
    )
  }
  const lack = missing(data)
  return (
    <figure className="fig" aria-label={name}>
      <Caption name={name} finding={lack ?? finding(data)} definition={data.definition} />
      {lack === null ? (
        <>
          {isAsTable ? <GraphTable name={name} reply={data} /> : children(data)}
          <div className="foot">
            {isTable ? null : (
              <button
                type="button"
                className="link"
                aria-pressed={isAsTable}
                onClick={() => setAsTable(!isAsTable)}
              >
                {isAsTable ? 'Show as a chart' : 'Show as a table'}
              </button>
            )}
            {!isAsTable && tools}
          </div>
        </>
      ) : (
        <div className="lacking" aria-hidden="true" />
      )}
    </figure>
  )
}

function Caption({ name, finding, definition }: { name: string; finding: string; definition: string }) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <figcaption>
      <span className="no">
        {name}
        <button
          type="button"
          className="what-is"
          aria-label={`What is counted: ${name}`}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          <Info className="i" aria-hidden="true" />
        </button>
      </span>
      <h2 className="say">{finding}</h2>
      <span className="def" id={id} hidden={!isOpen}>
        {definition}
      </span>
    </figcaption>
  )
}
