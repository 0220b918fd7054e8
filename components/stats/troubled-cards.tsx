'use client'

import Link from 'next/link'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { FigureTable } from '@/components/ui/figure-table'

const CardSheet = lazy(() => import('./card-sheet'))

export type TroubledCard = {
  cardId: string
  noteId: string
  title: string
  isSuspended: boolean
  /** One for each head. */
  figures: readonly ReactNode[]
}

type Props = {
  name: string
  heads: readonly string[]
  cards: readonly TroubledCard[]
  /** An answer was undone in a card's log, and the log is closed: what is shown is counted anew. */
  onUndone: () => void
}

/** Cards that a figure names, each leading to its note and to what its log says. */
export function TroubledCards({ name, heads, cards, onUndone }: Props) {
  const [opened, setOpened] = useState<string | null>(null)
  const [isChanged, setChanged] = useState(false)
  const close = () => {
    setOpened(null)
    if (isChanged) onUndone()
    setChanged(false)
  }
  if (cards.length === 0) return null
  return (
    <>
      <FigureTable
        scrolls={name}
        names="wrap"
        columns={['Card', ...heads, 'Log']}
        rows={cards.map(({ cardId, noteId, title, isSuspended, figures }) => ({
          key: cardId,
          name: (
            <>
              <Link href={`/notes/edit?id=${noteId}`}>{title || 'A card without words'}</Link>
              {isSuspended && <small> suspended</small>}
            </>
          ),
          cells: [
            ...figures,
            <button
              key="log"
              type="button"
              className="link"
              aria-label={`Card information: ${title || 'a card without words'}`}
              onClick={() => setOpened(cardId)}
            >
              Show
            </button>,
          ],
        }))}
      />
      <Suspense>
        {opened && <CardSheet cardId={opened} onClose={close} onUndone={() => setChanged(true)} />}
      </Suspense>
    </>
  )
}
