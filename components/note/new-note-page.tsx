'use client'

import Link from 'next/link'
import { Empty } from '@/components/ui/empty'
import { Loaded } from '@/components/ui/loaded'
import { NewNote } from './new-note'
import { useNoteSources } from './use-note-sources'

export function NewNotePage() {
  const sources = useNoteSources()
  return (
    <div className="page note-page">
      <h1 className="title">Add a note</h1>
      <Loaded resource={sources}>
        {({ decks, types }) =>
          decks.length === 0 ? (
            <Empty title="A note lies in a deck." text="There is none yet. Make one, then write.">
              <Link className="btn" href="/decks">
                Make a deck
              </Link>
            </Empty>
          ) : (
            <NewNote decks={decks} types={types} />
          )
        }
      </Loaded>
    </div>
  )
}
