import { useEffect, useState } from 'react'
import type { CardEntryReply, GetCardReply } from '@/lib/contract/cards'
import { sentenceOf } from '@/lib/client/api'
import { reviewCalls } from '@/lib/client/review-calls'
import { formatSpan } from '@/lib/core/schedule/timespan'
import { Panel } from './panel'

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

/** What the log says of a card, and what follows from it for its memory. */
export function CardInfo({ cardId, onClose }: { cardId: string; onClose: () => void }) {
  const [reply, setReply] = useState<GetCardReply | null>(null)
  const [problem, setProblem] = useState('')

  useEffect(() => {
    let isShown = true
    reviewCalls.card(cardId).then(
      (found) => isShown && setReply(found),
      (error: unknown) => isShown && setProblem(sentenceOf(error)),
    )
    return () => {
      isShown = false
    }
  }, [cardId])

  return (
    <Panel title="Card information" onClose={onClose}>
      {problem && <p role="alert">{problem}</p>}
      {reply && <Facts card={reply.card} />}
      {reply && <Log entries={reply.entries} />}
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

function Log({ entries }: { entries: readonly CardEntryReply[] }) {
  if (entries.length === 0) return <p>This card has not been answered.</p>
  return (
    <div className="rv-log" tabIndex={0} role="group" aria-label="Log">
      <table>
        <caption>Its log, newest first</caption>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Entry</th>
            <th scope="col" className="r">
              Recall before
            </th>
            <th scope="col" className="r">
              Stability
            </th>
          </tr>
        </thead>
        <tbody>
          {[...entries].reverse().map((entry) => (
            <tr key={entry.id}>
              <td>{when(entry.reviewedAt)}</td>
              <td>
                {words[entry.rating ?? entry.kind]}
                {entry.voidedBy && ', undone'}
              </td>
              <td className="r">{share(entry.retrievabilityBefore)}</td>
              <td className="r">{entry.voidedBy ? '' : days(entry.stability)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
