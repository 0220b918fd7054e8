'use client'

import { useState } from 'react'
import type { StatsReply } from '@/lib/contract/stats'
import type { Resource } from '@/lib/client/use-resource'
import { useResource } from '@/lib/client/use-resource'
import type { StatsAddress } from './use-stats-address'

export type Graph = Resource<StatsReply>

/** One graph of the address. While another range or scope is on its way, what was drawn stays, so that nothing jumps. */
export const useGraph = (graph: string, address: StatsAddress): Graph => {
  const resource = useResource<StatsReply>(`/stats/${graph}?${new URLSearchParams(address)}`)
  const [drawn, setDrawn] = useState<StatsReply>()
  if (resource.data && resource.data !== drawn) setDrawn(resource.data)
  return { ...resource, data: resource.data ?? (resource.error === undefined ? drawn : undefined) }
}
