import type { StatsReply } from '@/lib/contract/stats'
import { figured } from '@/components/ui/words'
import { daysWords } from './memory-words'
import { TroubledCards } from './troubled-cards'

type Props = { reply: StatsReply; onUndone: () => void }

/** Cards that lapse again and again. */
export function LeechList({ reply, onUndone }: Props) {
  const cards = reply.rows.map(([cardId, noteId, title, lapses, reps, stability, state]) => ({
    ...{ cardId: String(cardId), noteId: String(noteId), title: String(title) },
    isSuspended: state === 'suspended',
    figures: [
      <>
        {String(lapses)} <small className="faint">of {figured(Number(reps), 'answer')}</small>
      </>,
      stability === null ? '–' : daysWords(Number(stability)),
    ],
  }))
  return (
    <TroubledCards
      name="Cards that do not stick"
      heads={['Lapses', 'Holds for']}
      cards={cards}
      onUndone={onUndone}
    />
  )
}
