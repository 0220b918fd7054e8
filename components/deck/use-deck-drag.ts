'use client'

import { useState, type DragEvent, type HTMLAttributes } from 'react'
import type { DeckReply } from '@/lib/contract/decks'
import { mayMoveInto } from './deck-places'

type Attributes = HTMLAttributes<HTMLElement> & { 'data-over'?: '' }

export type DeckDrag = { rowProps: (deck: DeckReply) => Attributes; topProps: Attributes }

/** Rows can be dragged onto one another, and onto the head of the list for the top; the menu does the same without a mouse. */
export const useDeckDrag = (onDrop: (deck: DeckReply, parent: string | null) => void): DeckDrag => {
  const [dragged, setDragged] = useState<DeckReply | null>(null)
  const [over, setOver] = useState<string | null | undefined>()
  const end = () => {
    setDragged(null)
    setOver(undefined)
  }
  const target = (parent: string | null): Attributes => ({
    'data-over': dragged && over === parent ? '' : undefined,
    onDragOver: (event: DragEvent) => {
      if (!dragged || !mayMoveInto(dragged, parent)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'move'
      if (over !== parent) setOver(parent)
    },
    onDragLeave: () => setOver(undefined),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      if (dragged && mayMoveInto(dragged, parent)) onDrop(dragged, parent)
      end()
    },
  })
  return {
    topProps: target(null),
    rowProps: (deck) => ({
      ...target(deck.name),
      draggable: true,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', deck.name)
        setDragged(deck)
      },
      onDragEnd: end,
    }),
  }
}
