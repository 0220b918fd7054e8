import type { DeckReply } from '@/lib/contract/decks'
import { figured, listed } from '@/components/ui/words'

/** So many are counted a deck; what is more is not told apart. */
const mostCounted = 1000

const total = (asked: number, held: number): string =>
  held >= mostCounted ? `more than ${mostCounted.toLocaleString('en-GB')}` : String(asked + held)

type Day = { counts: { new: number; review: number }; heldBack: { new: number; review: number } }

/** "20 of 54 new cards today: the limit of Default." Empty when nothing is held back. */
export const sayHeldBack = ({ counts, heldBack }: Day, presets: readonly string[]): string => {
  const parts = [
    heldBack.new > 0 && `${counts.new} of ${total(counts.new, heldBack.new)} new cards`,
    heldBack.review > 0 && `${counts.review} of ${total(counts.review, heldBack.review)} reviews`,
  ].filter((part) => part !== false)
  if (parts.length === 0) return ''
  const whose = presets.length > 0 ? `: the limit${presets.length > 1 ? 's' : ''} of ${listed(presets)}` : ''
  return `${listed(parts)} today${whose}.`
}

/** "One deck", "3 decks": how many share a preset. */
export const saySharing = (presetId: string, decks: readonly Pick<DeckReply, 'presetId'>[]): string =>
  figured(decks.filter((deck) => deck.presetId === presetId).length, 'deck')
