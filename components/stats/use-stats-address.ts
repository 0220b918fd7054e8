'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useMemo } from 'react'

export const periods = [
  { value: '1m', label: '30 days', words: 'the last thirty days' },
  { value: '3m', label: '3 months', words: 'the last three months' },
  { value: '1y', label: 'Year', words: 'the last year' },
  { value: 'all', label: 'All time', words: 'all the time' },
] as const
export type Period = (typeof periods)[number]['value']

export type StatsAddress = { scope: string; range: Period }

const usual: StatsAddress = { scope: 'all', range: '3m' }

/** What the address asks for, `/stats?scope=deck:…&range=1y`, so that it can be kept and shared between devices. */
export const useStatsAddress = (): [StatsAddress, (change: Partial<StatsAddress>) => void] => {
  const search = useSearchParams()
  const wanted = search.get('range')
  const range = periods.find(({ value }) => value === wanted)?.value ?? usual.range
  const scope = search.get('scope') ?? usual.scope
  const address = useMemo(() => ({ scope, range }), [scope, range])
  const go = useCallback(
    (change: Partial<StatsAddress>) => {
      const next = new URLSearchParams({ ...address, ...change })
      window.history.replaceState(null, '', `?${next}`)
    },
    [address],
  )
  return [address, go]
}
