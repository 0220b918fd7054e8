'use client'

import { Pencil, Play, Trash2 } from 'lucide-react'
import Link from 'next/link'
import type { DeckReply } from '@/lib/contract/decks'
import { Menu } from '@/components/ui/menu'
import type { DeckNode } from './deck-tree'

export type DeckChange = { kind: 'rename' | 'delete'; deck: DeckReply }

type Props = { nodes: readonly DeckNode[]; onChange: (change: DeckChange) => void }

/** Counts stand in columns; on a phone they follow in a line, each with its word. */
export function DeckList({ nodes, onChange }: Props) {
  return (
    <div className="deck-list">
      <div className="deck-row deck-head label" aria-hidden="true">
        <span>Deck</span>
        <span className="r">New</span>
        <span className="r">Learning</span>
        <span className="r">To review</span>
        <span className="r">Cards</span>
      </div>
      <Level nodes={nodes} onChange={onChange} />
    </div>
  )
}

function Level({ nodes, onChange }: Props) {
  return (
    <ul>
      {nodes.map((node) => (
        <li key={node.deck.id}>
          <Row node={node} onChange={onChange} />
          {node.inside.length > 0 && <Level nodes={node.inside} onChange={onChange} />}
        </li>
      ))}
    </ul>
  )
}

function Row({ node, onChange }: { node: DeckNode; onChange: Props['onChange'] }) {
  const { deck, leaf } = node
  const { counts } = deck
  return (
    <div className="deck-row">
      <Link className="bare name" href={`/review?deck=${deck.id}`} title="Review this deck">
        {leaf}
      </Link>
      <Count n={counts.new} word="new" />
      <Count n={counts.learning} word="learning" />
      <Count n={counts.review} word="to review" />
      <Count n={deck.cards} word={deck.cards === 1 ? 'card' : 'cards'} />
      <Menu label={`More for ${deck.name}`}>
        <Link href={`/review?deck=${deck.id}`}>
          <Play className="i" aria-hidden="true" />
          Review this deck
        </Link>
        <button type="button" onClick={() => onChange({ kind: 'rename', deck })}>
          <Pencil className="i" aria-hidden="true" />
          Rename
        </button>
        <button type="button" onClick={() => onChange({ kind: 'delete', deck })}>
          <Trash2 className="i" aria-hidden="true" />
          Delete
        </button>
      </Menu>
    </div>
  )
}

function Count({ n, word }: { n: number; word: string }) {
  return (
    <span className={n === 0 ? 'count none' : 'count'}>
      {n} <span className="word">{word}</span>
    </span>
  )
}
