import './flip-card.css'
import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import type { CardEntryReply } from '@/lib/contract/cards'
import type { AnswerJson } from '@/lib/client/entry'
import type { Instance } from '@/lib/core/scenario/instance'
import { labelOf, sayAnswers, sayConfidence } from './flip-words'
import type { Confidence } from './said'
import { drawOwnOfNote } from './draw-own'
import { drawInstance } from './use-instance'

type Scenario = NonNullable<AnswerJson['scenario']>

/** The scenario that an entry answered; null where it answered none. */
export const scenarioOfEntry = ({ scenario }: Pick<CardEntryReply, 'scenario'>): Scenario | null =>
  (scenario as Scenario | null) ?? null

type Drawn = { of: string; instance: Instance | null } | null

/** A scenario of the past, drawn again from its seed, with what was chosen then. */
export function PastScenario({ entry, noteId }: { entry: CardEntryReply; noteId: string }) {
  const scenario = scenarioOfEntry(entry)!
  const [drawn, setDrawn] = useState<Drawn>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [entry.id])
  const { id, seed, revision } = scenario
  useEffect(() => {
    let isShown = true
    const take = (instance: Instance | null) => {
      if (isShown) setDrawn({ of: entry.id, instance })
    }
    const drawing = id === 'own' ? drawOwnOfNote(noteId, seed, revision) : drawInstance(id, seed, revision)
    drawing.then(take, () => take(null))
    return () => {
      isShown = false
    }
  }, [entry.id, noteId, id, seed, revision])

  const here = drawn?.of === entry.id ? drawn : null
  return (
    <section className="flip past-scenario" aria-label="The scenario asked then">
      <h3 ref={heading} className="label" tabIndex={-1}>
        The scenario asked then
      </h3>
      {here?.instance && <Prompt instance={here.instance} />}
      {here && !here.instance && <p>It cannot be drawn again here: its note or its rule is another now.</p>}
      {here?.instance && <Facts entry={entry} scenario={scenario} instance={here.instance} />}
      {here?.instance && id !== 'own' && (
        <p>
          <Link href={`/scenarios/${here.instance.id}?seed=${scenario.seed}`} prefetch={false}>
            Open it in the lab
          </Link>
        </p>
      )}
    </section>
  )
}

function Prompt({ instance }: { instance: Instance }) {
  return <div className="flip-prompt past" dangerouslySetInnerHTML={{ __html: instance.prompt }} />
}

type FactsProps = { entry: CardEntryReply; scenario: Scenario; instance: Instance }

const sayReason = (reason: Scenario['reason'], { reasons }: Instance): string => {
  if (reason === undefined) return 'None given'
  if (typeof reason === 'string') return labelOf(reasons, reason)
  return reason.held ? `“${reason.text}”: that was it` : `“${reason.text}”`
}

function Facts({ entry, scenario, instance }: FactsProps) {
  const { options, twist } = instance
  const { choice, twistChoice } = scenario
  const rows: [string, string][] = [
    ['You chose', labelOf(options, choice)],
    ['Right', sayAnswers(instance)],
    ['Your reason', sayReason(scenario.reason, instance)],
    ...(entry.confidence === null
      ? []
      : [['Confidence', sayConfidence(entry.confidence as Confidence)] as [string, string]]),
    ['After the twist', twistChoice === undefined ? 'Not answered' : labelOf(twist.options, twistChoice)],
    ['Right then', sayAnswers(twist)],
  ]
  return (
    <table>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
