'use client'

import Link from 'next/link'
import { useEffect } from 'react'
import type { ListLibraryReply } from '@/lib/contract/library'
import { Empty } from '@/components/ui/empty'
import { Loaded } from '@/components/ui/loaded'
import { useUndone } from '@/components/ui/undo'
import { rememberSession } from '@/lib/client/session-hint'
import { useResource } from '@/lib/client/use-resource'
import { contentsOf } from './contents'
import { LibraryEntry } from './library-entry'

export function LibraryPage() {
  const resource = useResource<ListLibraryReply>('/library')

  useUndone(resource.reload)
  const isLearner = resource.data?.decks.some(({ mine }) => mine !== null) ?? false

  useEffect(() => {
    if (isLearner) rememberSession()
  }, [isLearner])

  const setMine = (slug: string, deckId: string) =>
    resource.update((reply) => ({
      ...reply,
      decks: reply.decks.map((deck) => (deck.slug === slug ? { ...deck, mine: { deckId, met: 0 } } : deck)),
    }))

  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1 className="title">Contents</h1>
          <p className="lead">Every card names its source. Add what you need; nothing you own changes.</p>
          <p className="small quiet mt-2">
            <Link href="/scenarios">Scenario lab</Link>: draw a trade-off, move its numbers, see where it
            flips.
          </p>
        </div>
      </div>
      <Loaded resource={resource}>
        {({ decks }) =>
          decks.length === 0 ? (
            <Empty
              title="The library is empty."
              text="Its topics are loaded when the server starts. Start it again."
            />
          ) : (
            contentsOf(decks)
              .filter(({ entries }) => entries.length > 0)
              .map(({ title, entries }) => (
                <section className="toc" key={title}>
                  <h2>{title}</h2>
                  <ol>
                    {entries.map((entry) => (
                      <LibraryEntry
                        key={entry.slug}
                        entry={entry}
                        onAdded={(deckId) => setMine(entry.slug, deckId)}
                      />
                    ))}
                  </ol>
                </section>
              ))
          )
        }
      </Loaded>
    </div>
  )
}
