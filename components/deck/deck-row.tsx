'use client'

import {
  ChevronRight,
  CornerDownRight,
  FolderInput,
  Pencil,
  Play,
  SlidersHorizontal,
  Trash2,
} from 'lucide-react'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import type { DeckReply } from '@/lib/contract/decks'
import { Menu } from '@/components/ui/menu'
import type { DeckListProps } from './deck-list'
import { cardsIn, type DeckNode } from './deck-tree'
import { sayHeldBack } from './deck-words'
import { RenameDeck } from './rename-deck'

type Props = DeckListProps & { node: DeckNode }

/** One deck: its name, what is due in it and in the decks inside it, and what can be done with it. */
export function DeckRow(props: Props) {
  const { node, presets, renaming, onRenamed, drag } = props
  const { deck, leaf } = node
  const { counts } = deck
  const cards = cardsIn(node)
  const link = useRef<HTMLAnchorElement>(null)
  const isRenaming = renaming === deck.id
  const wasRenaming = useRef(false)
  useEffect(() => {
    if (wasRenaming.current && !isRenaming) link.current?.focus()
    wasRenaming.current = isRenaming
  }, [isRenaming])

  return (
    <div className="deck-row" {...(isRenaming ? {} : drag.rowProps(deck))}>
      <div className="name">
        <Fold {...props} />
        {isRenaming ? (
          <RenameDeck deck={deck} onEnd={onRenamed} />
        ) : (
          <Link
            ref={link}
            className="bare"
            href={`/review?deck=${deck.id}`}
            title="Review this deck"
            draggable={false}
          >
            {leaf}
          </Link>
        )}
        {!isRenaming && <Notes deck={deck} presets={presets} />}
      </div>
      <Count n={counts.new} word="new" />
      <Count n={counts.learning} word="learning" />
      <Count n={counts.review} word="to review" />
      <Count n={cards} word={cards === 1 ? 'card' : 'cards'} />
      <DeckMenu deck={deck} onAct={props.onAct} />
    </div>
  )
}

function Fold({ node, folded, onFold }: Props) {
  if (node.inside.length === 0) return <span className="fold" aria-hidden="true" />
  const isFolded = folded.has(node.deck.id)
  return (
    <button
      type="button"
      className="fold"
      aria-expanded={!isFolded}
      aria-label={`Decks inside ${node.deck.name}`}
      onClick={() => onFold(node.deck.id)}
    >
      <ChevronRight className="i" aria-hidden="true" />
    </button>
  )
}

/** What limits hold back, and which preset it is where that is not the default. */
function Notes({ deck, presets }: { deck: DeckReply; presets: DeckListProps['presets'] }) {
  const names = deck.heldBack.presetIds.flatMap((id) => presets.find((one) => one.id === id)?.name ?? [])
  const held = sayHeldBack(deck, names)
  const own = presets.find(({ id }) => id === deck.presetId)
  const isNamed = own !== undefined && deck.heldBack.presetIds.includes(own.id)
  const link = own && !own.isDefault && !isNamed
  if (!held && !link) return null
  return (
    <p className="deck-notes">
      {held} {link && <Link href={`/decks/presets?preset=${own.id}`}>Preset {own.name}</Link>}
    </p>
  )
}

const verbs = [
  { kind: 'rename', words: 'Rename', Icon: Pencil },
  { kind: 'make-inside', words: 'New deck inside', Icon: CornerDownRight },
  { kind: 'move', words: 'Move', Icon: FolderInput },
  { kind: 'schedule', words: 'Scheduling', Icon: SlidersHorizontal },
  { kind: 'delete', words: 'Delete', Icon: Trash2 },
] as const
export type DeckAct = { kind: (typeof verbs)[number]['kind']; deck: DeckReply }

function DeckMenu({ deck, onAct }: { deck: DeckReply; onAct: (act: DeckAct) => void }) {
  return (
    <Menu label={`More for ${deck.name}`}>
      <Link href={`/review?deck=${deck.id}`}>
        <Play className="i" aria-hidden="true" />
        Review this deck
      </Link>
      {verbs.map(({ kind, words, Icon }) => (
        <button key={kind} type="button" onClick={() => onAct({ kind, deck })}>
          <Icon className="i" aria-hidden="true" />
          {words}
        </button>
      ))}
    </Menu>
  )
}

function Count({ n, word }: { n: number; word: string }) {
  return (
    <span className={n === 0 ? 'count none' : 'count'}>
      {n} <span className="word">{word}</span>
    </span>
  )
}
