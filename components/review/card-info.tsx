import { useCallback, useEffect, useState } from 'react'
import type { GetCardReply } from '@/lib/contract/cards'
import type { SyncReviewsReply } from '@/lib/contract/reviews'
import { SelectField } from '@/components/ui/field'
import { sentenceOf } from '@/lib/client/api'
import { reviewCalls } from '@/lib/client/review-calls'
import { undoEntry } from '@/lib/client/undo-entry'
import { CardCurve } from './card-curve'
import { CardLog } from './card-log'
import { days, share, when } from './card-words'
import { Panel } from './panel'

const stateWords = { new: 'New', learning: 'Learning', review: 'Review', relearning: 'Relearning' }

type Props = {
  cardId: string
  siblings?: readonly string[]
  onClose: () => void
  /** An entry was undone, and this is where the card stands now. */
  onUndone?: (entryId: string, reply: SyncReviewsReply) => Promise<void>
}

/** What the log says of a card, and what follows from it for its memory; of siblings, each in its turn. */
export function CardInfo({ cardId, siblings = [], onClose, onUndone }: Props) {
  const [shown, setShown] = useState(cardId)
  const [found, setFound] = useState<{ of: string; reply?: GetCardReply; problem?: string } | null>(null)

  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    let isShown = true
    reviewCalls.card(shown).then(
      (reply) => isShown && setFound({ of: shown, reply }),
      (error: unknown) => isShown && setFound({ of: shown, problem: sentenceOf(error) }),
    )
    return () => {
      isShown = false
    }
  }, [shown, attempt])

  const reload = useCallback(() => setAttempt((last) => last + 1), [])
  const undo = async (entryId: string) => {
    const reply = await undoEntry(entryId)
    await onUndone?.(entryId, reply)
  }

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
      {reply && <CardCurve reply={reply} />}
      {reply && <CardLog entries={reply.entries} noteId={reply.card.noteId} onUndone={reload} undo={undo} />}
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
