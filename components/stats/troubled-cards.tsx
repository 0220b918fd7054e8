'use client'

import Link from 'next/link'
import { lazy, Suspense, useState, type ReactNode } from 'react'

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
  /** An answer was undone in a card's log: what is shown is counted anew. */
  onUndone: () => void
}

/** Cards that a figure names, each leading to its note and to what its log says. */
export function TroubledCards({ name, heads, cards, onUndone }: Props) {
  const [opened, setOpened] = useState<string | null>(null)
  if (cards.length === 0) return null
  return (
    <>
      <div className="graph-table" tabIndex={0} role="region" aria-label={name}>
        <table>
          <thead>
            <tr>
              <th scope="col">Card</th>
              {heads.map((head) => (
                <th key={head} scope="col" className="r">
                  {head}
                </th>
              ))}
              <th scope="col">
                <span className="vh">Card information</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {cards.map(({ cardId, noteId, title, isSuspended, figures }) => (
              <tr key={cardId}>
                <th scope="row" className="wrap">
                  <Link href={`/notes/edit?id=${noteId}`}>{title || 'A card without words'}</Link>
                  {isSuspended && <small> suspended</small>}
                </th>
                {figures.map((figure, index) => (
                  <td key={heads[index]} className="r">
                    {figure}
                  </td>
                ))}
                <td className="r">
                  <button
                    type="button"
                    className="link"
                    aria-label={`Card information: ${title || 'a card without words'}`}
                    onClick={() => setOpened(cardId)}
                  >
                    Log
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Suspense>
        {opened && <CardSheet cardId={opened} onClose={() => setOpened(null)} onUndone={onUndone} />}
      </Suspense>
    </>
  )
}
