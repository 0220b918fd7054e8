'use client'

import { ChevronDown } from 'lucide-react'
import type { ChangeMe, Me } from '@/components/settings/use-me'
import { useSetting } from '@/components/settings/use-setting'
import { competencies, competencyName } from '@/lib/core/competency'

const choices = [
  { weight: 0, name: 'Left out' },
  { weight: 0.5, name: 'Half' },
  { weight: 1, name: 'Usual' },
  { weight: 2, name: 'Twice' },
  { weight: 4, name: 'Four times' },
]

/** How much each topic counts: what the company asks about comes sooner and more often. */
export function TopicWeights({ me, change }: { me: Me; change: ChangeMe }) {
  const weights = useSetting(me.competencyWeights, change, (value) => ({
    competencyWeights: value as never,
  }))
  const set = Object.keys(weights.value).length
  return (
    <details className="weights">
      <summary>
        {set === 0 ? 'All topics count alike' : `${set} of ${competencies.length} topics weighed`}
      </summary>
      <ul>
        {competencies.map((code) => (
          <li key={code}>
            <label htmlFor={`weight-${code}`}>{competencyName(code)}</label>
            <span className="select">
              <select
                id={`weight-${code}`}
                className="field"
                value={String(weights.value[code] ?? 1)}
                onChange={(event) => {
                  const rest = Object.fromEntries(
                    Object.entries(weights.value).filter(([key]) => key !== code),
                  )
                  const weight = Number(event.target.value)
                  void weights.save(weight === 1 ? rest : { ...rest, [code]: weight })
                }}
              >
                {choices.map(({ weight, name }) => (
                  <option key={weight} value={String(weight)}>
                    {name}
                  </option>
                ))}
              </select>
              <ChevronDown className="i" aria-hidden="true" />
            </span>
          </li>
        ))}
      </ul>
      {weights.error && <p className="err">{weights.error}</p>}
    </details>
  )
}
