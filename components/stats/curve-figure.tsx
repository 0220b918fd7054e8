'use client'

import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import type { StatsReply } from '@/lib/contract/stats'
import { LazyFigure } from './lazy-figure'
import * as words from './memory-words'
import { curvePoints } from './share-points'
import { SharePlot } from './share-plot'
import type { StatsAddress } from './use-stats-address'

const topicsOf = ({ rows }: StatsReply): (string | null)[] => [
  ...new Set(rows.map(([topic]) => (topic === null ? null : String(topic)))),
]

/** Recall by the days waited, one topic at a time. */
export function CurveFigure({ address }: { address: StatsAddress }) {
  const [wanted, setWanted] = useState<string | null>(null)
  const chosenOf = (reply: StatsReply) => {
    const topics = topicsOf(reply)
    const most = (topic: string | null) =>
      reply.rows.reduce((sum, [own, , , answers]) => sum + (own === topic ? Number(answers) : 0), 0)
    return (
      topics.find((topic) => (topic ?? '') === wanted) ??
      [...topics].sort((a, b) => most(b) - most(a))[0] ??
      null
    )
  }
  return (
    <LazyFigure
      {...{ graph: 'forgetting-curve', address, name: 'Figure 7. Forgetting' }}
      finding={words.sayCurve}
      missing={words.lackOfWaits}
    >
      {(reply) => (
        <>
          <TopicSelect topics={topicsOf(reply)} value={chosenOf(reply)} onChange={setWanted} />
          <SharePlot
            label={`Recall by days waited, ${words.topicWords(chosenOf(reply))}. In all: ${words.sayCurve(reply)}`}
            unit="recalled"
            axis="days since the answer before, from"
            points={curvePoints(reply, chosenOf(reply))}
            names={{ share: 'Recalled', expected: 'Expected' }}
          />
        </>
      )}
    </LazyFigure>
  )
}

type SelectProps = {
  topics: readonly (string | null)[]
  value: string | null
  onChange: (topic: string) => void
}

function TopicSelect({ topics, value, onChange }: SelectProps) {
  return (
    <div className="select mb-4">
      <select
        className="field"
        aria-label="Topic of the forgetting curve"
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value)}
      >
        {topics.map((topic) => (
          <option key={topic ?? ''} value={topic ?? ''}>
            {words.topicWords(topic)}
          </option>
        ))}
      </select>
      <ChevronDown className="i" aria-hidden="true" />
    </div>
  )
}
