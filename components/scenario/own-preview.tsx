'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { readOwnText } from '@/lib/core/scenario/own/generator'
import { makeOwnInstance, withFront } from '@/lib/core/scenario/own/instance'
import { problemSentence } from '@/lib/core/scenario/own/problems'
import type { Instance } from '@/lib/core/scenario/instance'
import { CardSide } from '@/components/note/card-side'
import './own-scenario.css'
import { LazyCostChart } from './lazy-cost-chart'

/** One instance of the scenario that is being written, drawn here by the rule that review uses; the next at a press. */
export function OwnPreview({ text, question }: { text: string; question: string }) {
  const [seed, setSeed] = useState(1)
  const generator = readOwnText(text, question)
  if ('problems' in generator)
    return (
      <p className="faint small" role="status">
        The scenario appears here once it is complete. {problemSentence(generator.problems)}
      </p>
    )
  const instance = makeOwnInstance(generator, seed)
  return (
    <div className="own-preview">
      <CardSide className="card-text" html={withFront(instance, '').prompt} />
      <Options instance={instance} />
      <CardSide className="card-text" html={instance.explanation} />
      <LazyCostChart instance={instance} />
      <h3 className="label">Twist</h3>
      <CardSide className="card-text" html={instance.twist.explanation} />
      {generator.aims.length === 1 && (
        <p className="faint small">
          With these ranges the answer hardly ever changes. Widen the range of what decides, so that both
          options are right at times.
        </p>
      )}
      <Button className="own-add" onClick={() => setSeed((now) => now + 1)}>
        Draw other numbers
      </Button>
    </div>
  )
}

function Options({ instance }: { instance: Instance }) {
  return (
    <ul className="own-options" aria-label="Options">
      {instance.options.map(({ id, label }) => (
        <li key={id}>
          <span>{label}</span>
          <span className="tiny faint">
            {instance.answers.includes(id)
              ? instance.near
                ? 'right, near the crossover'
                : 'right here'
              : instance.mistakes[id]}
          </span>
        </li>
      ))}
    </ul>
  )
}
