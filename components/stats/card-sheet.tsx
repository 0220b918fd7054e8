'use client'

import { CardInfo } from '@/components/review/card-info'
import '@/components/review/review.css'

type Props = { cardId: string; onClose: () => void; onUndone: () => void }

/** What the log says of a card that a figure names; loaded when it is first asked for. */
export default function CardSheet({ cardId, onClose, onUndone }: Props) {
  return <CardInfo cardId={cardId} onClose={onClose} onUndone={async () => onUndone()} />
}
