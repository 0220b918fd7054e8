'use client'

import type { PresetReply } from '@/lib/contract/presets'
import { DeckRow, type DeckAct } from './deck-row'
import type { DeckNode } from './deck-tree'
import type { DeckDrag } from './use-deck-drag'

export type DeckListProps = {
  presets: readonly PresetReply[]
  folded: ReadonlySet<string>
  onFold: (deckId: string) => void
  /** The deck whose name is being written. */
  renaming: string | null
  onRenamed: (outcome: 'renamed' | 'left') => void
  onAct: (act: DeckAct) => void
  drag: DeckDrag
}

type Props = DeckListProps & { nodes: readonly DeckNode[] }

/** Counts stand in columns; on a phone they follow in a line, each with its word. */
export function DeckList({ nodes, ...props }: Props) {
  const isNested = nodes.some(({ inside }) => inside.length > 0)
  return (
    <div className={isNested ? 'deck-list nested' : 'deck-list'}>
      <div className="deck-row deck-head label" aria-hidden="true" {...props.drag.topProps}>
        <span>Deck</span>
        <span className="r">New</span>
        <span className="r">Learning</span>
        <span className="r">To review</span>
        <span className="r">Cards</span>
      </div>
      <Level nodes={nodes} {...props} />
    </div>
  )
}

function Level({ nodes, ...props }: Props) {
  return (
    <ul>
      {nodes.map((node) => (
        <li key={node.deck.id}>
          <DeckRow node={node} {...props} />
          {node.inside.length > 0 && !props.folded.has(node.deck.id) && (
            <Level nodes={node.inside} {...props} />
          )}
        </li>
      ))}
    </ul>
  )
}
