'use client'

import { SlidersHorizontal, Upload } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import type { DeckReply } from '@/lib/contract/decks'
import type { PresetReply } from '@/lib/contract/presets'
import { Empty } from '@/components/ui/empty'
import { Loaded } from '@/components/ui/loaded'
import { showToast } from '@/components/ui/toast-queue'
import { useUndone } from '@/components/ui/undo'
import { sentenceOf } from '@/lib/client/api'
import { useResource } from '@/lib/client/use-resource'
import { DeckDialog } from './deck-dialog'
import { DeckList } from './deck-list'
import { moveDeck } from './deck-moves'
import type { DeckAct } from './deck-row'
import { treeOf } from './deck-tree'
import { NewDeckForm } from './new-deck-form'
import { useDeckDrag } from './use-deck-drag'
import { useFolded } from './use-folded'

export function DecksPage() {
  const resource = useResource<{ decks: DeckReply[] }>('/decks')
  const presets = useResource<{ presets: PresetReply[] }>('/presets')
  useUndone(resource.reload)
  const { folded, toggle } = useFolded()
  const [act, setAct] = useState<DeckAct | null>(null)
  const close = () => setAct(null)
  const closeDone = () => {
    close()
    resource.reload()
  }
  const drag = useDeckDrag((deck, parent) => {
    moveDeck(deck, parent).then(resource.reload, (error: unknown) => showToast(sentenceOf(error)))
  })
  return (
    <div className="page decks">
      <div className="page-head">
        <div>
          <h1 className="title">Decks</h1>
          <p className="lead">What is where, and what is still due of it today.</p>
        </div>
        <div className="page-acts">
          <Link className="btn" href="/import">
            <Upload className="i" aria-hidden="true" />
            Import
          </Link>
          <Link className="btn" href="/decks/presets">
            <SlidersHorizontal className="i" aria-hidden="true" />
            Presets
          </Link>
        </div>
      </div>
      <Loaded resource={resource}>
        {({ decks }) => (
          <>
            {decks.length === 0 ? (
              <Empty title="No decks yet." text="Make one below, or add a topic from the library." />
            ) : (
              <DeckList
                nodes={treeOf(decks)}
                presets={presets.data?.presets ?? []}
                folded={folded}
                onFold={toggle}
                renaming={act?.kind === 'rename' ? act.deck.id : null}
                onRenamed={(outcome) => (outcome === 'renamed' ? closeDone() : close())}
                onAct={setAct}
                drag={drag}
              />
            )}
            <NewDeckForm onMade={resource.reload} />
            {act && (
              <DeckDialog
                act={act}
                decks={decks}
                presets={presets.data?.presets ?? []}
                onClose={close}
                onDone={closeDone}
              />
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}
