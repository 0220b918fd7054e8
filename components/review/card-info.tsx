import { lazy, Suspense, useEffect, useState } from 'react'
import type { CardEntryReply, GetCardReply } from '@/lib/contract/cards'
import { SelectField } from '@/components/ui/field'
import { sentenceOf } from '@/lib/client/api'
import { reviewCalls } from '@/lib/client/review-calls'
import { formatSpan } from '@/lib/core/schedule/timespan'
import { Panel } from './panel'

const PastScenario = lazy(() =>
  import('@/components/scenario/past-scenario').then(({ PastScenario }) => ({ default: PastScenario })),
)

const words: Record<string, string> = {
  again: 'Again',
  hard: 'Hard',
  good: 'Good',
  easy: 'Easy',
  cram: 'Cram',
  'set-due': 'Due set',
  reset: 'Reset',
  anchor: 'Imported',
}

const stateWords = { new: 'New', learning: 'Learning', review: 'Review', relearning: 'Relearning' }

const days = (count: number | null): string => (count === null ? '' : formatSpan(count * 86_400))
const share = (value: number | null): string => (value === null ? '' : `${Math.round(value * 100)}%`)

const when = (time: string): string =>
  new Date(time).toLocaleString('en-GB', {
    ...({ day: 'numeric', month: 'short', year: 'numeric' } as const),
    ...({ hour: '2-digit', minute: '2-digit' } as const),
  })

type Props = { cardId: string; siblings?: readonly string[]; onClose: () => void }

/** What the log says of a card, and what follows from it for its memory; of siblings, each in its turn. */
export function CardInfo({ cardId, siblings = [], onClose }: Props) {
  const [shown, setShown] = useState(cardId)
  const [found, setFound] = useState<{ of: string; reply?: GetCardReply; problem?: string } | null>(null)

  useEffect(() => {
    let isShown = true
    reviewCalls.card(shown).then(
      (reply) => isShown && setFound({ of: shown, reply }),
      (error: unknown) => isShown && setFound({ of: shown, problem: sentenceOf(error) }),
    )
    return () => {
      isShown = false
    }
  }, [shown])

  const { reply, problem } = found?.of === shown ? found : {}
  return (
    <Panel title="Card information" onClose={onClose}>
      {siblings.length > 1 && (
        <SelectField label="Card" value={shown} onChange={({ target }) => setShown(target.value)}>
          {siblings.map((id, index) => (
            <option key={id} value={id}>
              {`Card ${index + 1} of ${siblings.length}`}
            </option>
          ))}
        </SelectField>
      )}
      {problem && <p role="alert">{problem}</p>}
      {reply && <Facts card={reply.card} />}
      {reply && <Log entries={reply.entries} noteId={reply.card.noteId} />}
    </Panel>
  )
}

function Facts({ card }: { card: GetCardReply['card'] }) {
  const rows: [string, string][] = [
    ['State', stateWords[card.state]],
    ['Stability', days(card.memory?.stability ?? null) || 'None yet'],
    ['Difficulty', card.memory ? `${card.memory.difficulty.toFixed(1)} of 10` : 'None yet'],
    ['Recall now', share(card.memory?.retrievability ?? null) || 'None yet'],
    ['Due', card.dueDay ?? (card.dueAt ? when(card.dueAt) : 'When its turn comes')],
    ['Answers, lapses', `${card.reps}, ${card.lapses}`],
  ]
  return (
    <table>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="r">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const figures = ['Took', 'Recall before', 'Next in', 'Stability', 'Difficulty'] as const

const interval = ({ reviewedAt, dueAt }: CardEntryReply): string =>
  dueAt === null ? '' : formatSpan(Math.max(0, Date.parse(dueAt) - Date.parse(reviewedAt)) / 1000)

/** Of an entry that was undone only what was true before it. */
const figuresOf = (entry: CardEntryReply): string[] => {
  const took = entry.durationMs === null ? '' : `${Math.round(entry.durationMs / 1000)}s`
  const before = [took, share(entry.retrievabilityBefore)]
  return entry.voidedBy
    ? [...before, '', '', '']
    : [...before, interval(entry), days(entry.stability), entry.difficulty?.toFixed(1) ?? '']
}

function Log({ entries, noteId }: { entries: readonly CardEntryReply[]; noteId: string }) {
  const [opened, setOpened] = useState<string | null>(null)
  if (entries.length === 0) return <p>This card has not been answered.</p>
  const past = entries.find(({ id }) => id === opened)
  return (
    <>
      <div className="rv-log" tabIndex={0} role="group" aria-label="Log">
        <table>
          <caption>Its log, newest first</caption>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Entry</th>
              {figures.map((name) => (
                <th key={name} scope="col" className="r">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...entries].reverse().map((entry) => (
              <tr key={entry.id}>
                <td>{when(entry.reviewedAt)}</td>
                <td>
                  {words[entry.rating ?? entry.kind]}
                  {entry.voidedBy && ', undone'}{' '}
                  {entry.scenario != null && (
                    <button
                      type="button"
                      className="link"
                      aria-pressed={entry.id === opened}
                      onClick={() => setOpened(entry.id === opened ? null : entry.id)}
                    >
                      Scenario
                    </button>
                  )}
                </td>
                {figuresOf(entry).map((value, index) => (
                  <td key={figures[index]} className="r">
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {past && (
        <Suspense>
          <PastScenario key={past.id} entry={past} noteId={noteId} />
        </Suspense>
      )}
    </>
  )
}
