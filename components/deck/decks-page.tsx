'use client'

import { useState } from 'react'
import type { DeckReply } from '@/lib/contract/decks'
import { Empty } from '@/components/ui/empty'
import { Loaded } from '@/components/ui/loaded'
import { useUndone } from '@/components/ui/undo'
import { useResource } from '@/lib/client/use-resource'
import { DeckList, type DeckChange } from './deck-list'
import { DeleteDeckDialog } from './delete-deck-dialog'
import { NewDeckForm } from './new-deck-form'
import { RenameDeckDialog } from './rename-deck-dialog'
import { treeOf } from './deck-tree'

export function DecksPage() {
  const resource = useResource<{ decks: DeckReply[] }>('/decks')
  useUndone(resource.reload)
  const [change, setChange] = useState<DeckChange | null>(null)
  const close = () => setChange(null)
  const closeDone = () => {
    close()
    resource.reload()
  }
  return (
    <div className="page decks">
      <div className="page-head">
        <div>
          <h1 className="title">Decks</h1>
          <p className="lead">What is where, and what is still due of it today.</p>
        </div>
      </div>
      <Loaded resource={resource}>
        {({ decks }) => (
          <>
            {decks.length === 0 ? (
              <Empty title="No decks yet." text="Make one below, or add a topic from the library." />
            ) : (
              <DeckList nodes={treeOf(decks)} onChange={setChange} />
            )}
            <NewDeckForm onMade={resource.reload} />
            {change?.kind === 'rename' && (
              <RenameDeckDialog deck={change.deck} onClose={close} onDone={closeDone} />
            )}
            {change?.kind === 'delete' && (
              <DeleteDeckDialog deck={change.deck} decks={decks} onClose={close} onDone={closeDone} />
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}
