'use client'

import { ChevronDown } from 'lucide-react'
import type { DeckReply } from '@/lib/contract/decks'
import { competencyName, competencies } from '@/lib/core/competency'
import { FilterChip } from '@/components/ui/chip'
import { useResource } from '@/lib/client/use-resource'
import { periods, type StatsAddress } from './use-stats-address'

type Props = { address: StatsAddress; go: (change: Partial<StatsAddress>) => void }

/** The period and the cards that all figures of the page are made from. */
export function Filters({ address, go }: Props) {
  return (
    <div className="filters">
      <div className="periods" role="group" aria-label="Period">
        {periods.map(({ value, label }) => (
          <FilterChip key={value} isOn={address.range === value} onToggle={() => go({ range: value })}>
            {label}
          </FilterChip>
        ))}
      </div>
      <ScopeSelect address={address} go={go} />
    </div>
  )
}

function ScopeSelect({ address, go }: Props) {
  const decks = useResource<{ decks: DeckReply[] }>('/decks').data?.decks ?? []
  const known = [
    'all',
    ...decks.map(({ id }) => `deck:${id}`),
    ...competencies.map((code) => `competency:${code}`),
  ]
  return (
    <div className="select">
      <select
        className="field"
        aria-label="Cards"
        value={address.scope}
        onChange={({ target }) => go({ scope: target.value })}
      >
        <option value="all">All cards</option>
        {!known.includes(address.scope) && <option value={address.scope}>Another deck</option>}
        <optgroup label="Decks">
          {decks.map(({ id, name }) => (
            <option key={id} value={`deck:${id}`}>
              {name.replaceAll('::', ' › ')}
            </option>
          ))}
        </optgroup>
        <optgroup label="Topics">
          {competencies.map((code) => (
            <option key={code} value={`competency:${code}`}>
              {competencyName(code)}
            </option>
          ))}
        </optgroup>
      </select>
      <ChevronDown className="i" aria-hidden="true" />
    </div>
  )
}
