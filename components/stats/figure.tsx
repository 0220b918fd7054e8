'use client'

import { useState, type ReactNode } from 'react'
import { FigureCaption } from '@/components/ui/figure-caption'
import { Failure } from '@/components/ui/loaded'
import { Skeleton } from '@/components/ui/skeleton'
import { TableSwitch } from '@/components/ui/table-switch'
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
  /** @param reload asks for the numbers again: something was done that changes them */
  children: (reply: StatsReply, reload: () => void) => ReactNode
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
      <FigureCaption name={name} finding={lack ?? finding(data)} definition={data.definition} />
      {lack === null ? (
        <>
          {isAsTable ? <GraphTable name={name} reply={data} /> : children(data, reload)}
          <div className="foot">
            {isTable ? null : <TableSwitch isTable={isAsTable} onSwitch={setAsTable} />}
            {!isAsTable && tools}
          </div>
        </>
      ) : (
        <div className="lacking" aria-hidden="true" />
      )}
    </figure>
  )
}
