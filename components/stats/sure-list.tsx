import type { StatsReply } from '@/lib/contract/stats'
import { shortDay } from '@/components/ui/dates'
import { TroubledCards } from './troubled-cards'

type Props = { reply: StatsReply; onUndone: () => void }

/** Cards whose answer was held for certain, and was not right. */
export function SureList({ reply, onUndone }: Props) {
  const cards = reply.rows.map(([cardId, noteId, title, times, , lastDay, state]) => ({
    ...{ cardId: String(cardId), noteId: String(noteId), title: String(title) },
    isSuspended: state === 'suspended',
    figures: [String(times), shortDay(String(lastDay))],
  }))
  return (
    <TroubledCards
      name="Cards answered as certain and wrongly"
      heads={['Times', 'Last']}
      cards={cards}
      onUndone={onUndone}
    />
  )
}
