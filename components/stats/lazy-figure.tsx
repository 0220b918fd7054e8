'use client'

import type { ComponentProps } from 'react'
import { Figure } from './figure'
import { useGraph } from './use-graph'
import { useSeen } from './use-seen'
import type { StatsAddress } from './use-stats-address'

type Props = Omit<ComponentProps<typeof Figure>, 'graph'> & {
  /** Its name in the API. */
  graph: string
  address: StatsAddress
}

/** A figure that asks for its numbers when it comes near the window. */
export function LazyFigure(props: Props) {
  const [ref, isSeen] = useSeen()
  if (isSeen) return <Asking {...props} />
  return (
    <section className="fig waiting" aria-label={props.name} ref={ref}>
      <p className="no">{props.name}</p>
    </section>
  )
}

function Asking({ graph, address, ...rest }: Props) {
  return <Figure graph={useGraph(graph, address)} {...rest} />
}
