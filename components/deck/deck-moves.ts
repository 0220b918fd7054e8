import type { DeckReply, PatchDeckInput } from '@/lib/contract/decks'
import { showUndo } from '@/components/ui/undo'
import { sendChange } from '@/lib/client/api'
import { leafOf, nameIn, sayDeck } from './deck-places'

/** Gives a deck another name, in the same place or in another, and offers to undo it. @throws ApiError */
export const renameDeck = async (deck: DeckReply, name: string): Promise<void> => {
  const input: PatchDeckInput = { name }
  const { changeId } = await sendChange('PATCH', `/decks/${deck.id}`, input)
  showUndo(`${leafOf(deck.name)} is now ${leafOf(name)}`, changeId)
}

/** Moves a deck with what is inside it into another, or to the top. @throws ApiError */
export const moveDeck = async (deck: DeckReply, parent: string | null): Promise<void> => {
  const leaf = leafOf(deck.name)
  const input: PatchDeckInput = { name: nameIn(parent, leaf) }
  const { changeId } = await sendChange('PATCH', `/decks/${deck.id}`, input)
  showUndo(parent === null ? `${leaf} is at the top` : `${leaf} is in ${sayDeck(parent)}`, changeId)
}
