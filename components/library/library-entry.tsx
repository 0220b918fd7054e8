'use client'

import Link from 'next/link'
import { useState } from 'react'
import type { SubscribeReply } from '@/lib/contract/library'
import { FieldError } from '@/components/ui/field'
import { showUndo } from '@/components/ui/undo'
import { figured } from '@/components/ui/words'
import { sendChange, sentenceOf } from '@/lib/client/api'
import type { Entry } from './contents'

type Props = { entry: Entry; onAdded: (deckId: string) => void }

export function LibraryEntry({ entry, onAdded }: Props) {
  const nameId = `deck-${entry.slug}`
  return (
    <li className="ent">
      <span className="nn">{entry.number}</span>
      <h3 className="nm" id={nameId}>
        {entry.mine ? (
          <Link className="bare" href={`/review?deck=${entry.mine.deckId}`}>
            {entry.name}
          </Link>
        ) : (
          entry.name
        )}
      </h3>
      <div className="act">
        {entry.mine ? (
          <Progress met={entry.mine.met} cards={entry.cards} />
        ) : (
          <>
            <span className="num">{figured(entry.cards, 'card')}</span>
            <AddButton entry={entry} nameId={nameId} onAdded={onAdded} />
          </>
        )}
      </div>
      <p className="about">{entry.description}</p>
    </li>
  )
}

/** Cards answered at least once, of all. */
function Progress({ met, cards }: { met: number; cards: number }) {
  return (
    <>
      <span className="num">
        {met} of {cards} met
      </span>
      <svg className="meter" aria-hidden="true">
        <rect width={`${cards === 0 ? 0 : (100 * met) / cards}%`} height="4" rx="2" />
      </svg>
    </>
  )
}

function AddButton({ entry, nameId, onAdded }: Props & { nameId: string }) {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  const add = async () => {
    if (isBusy) return
    setBusy(true)
    setError(null)
    try {
      const { reply, changeId } = await sendChange<SubscribeReply>('POST', `/library/${entry.slug}/subscribe`)
      showUndo(`${entry.name} is in your decks`, changeId)
      onAdded(reply.deck.id)
      // The button is gone; the focus goes on to the deck's name, which is now a link.
      requestAnimationFrame(() => document.getElementById(nameId)?.querySelector('a')?.focus())
    } catch (thrown) {
      setError(thrown)
      setBusy(false)
    }
  }

  return (
    <>
      <button
        type="button"
        className="link"
        aria-describedby={nameId}
        aria-busy={isBusy || undefined}
        onClick={add}
      >
        {isBusy ? 'Adding' : 'Add to my decks'}
      </button>
      {error !== null && <FieldError>{sentenceOf(error)}</FieldError>}
    </>
  )
}
