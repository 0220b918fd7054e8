import type { DeckReply } from '@/lib/contract/decks'
import { treeOf, type DeckNode } from '@/components/deck/deck-tree'
import { askAbout } from '@/components/deck/delete-deck-dialog'

const deck = (name: string, cards = 0): DeckReply => ({
  id: name,
  name,
  cards,
  presetId: 'preset',
  librarySlug: null,
  counts: { new: 0, learning: 0, review: 0 },
  heldBack: { new: 0, review: 0, presetIds: [] },
})

/** A tree as an outline: "Metrics(Ranking(Online))". */
const outline = (nodes: readonly DeckNode[]): string =>
  nodes.map(({ leaf, inside }) => (inside.length > 0 ? `${leaf}(${outline(inside)})` : leaf)).join(' ')

describe('the tree of decks', () => {
  test('puts each deck inside the one its name says, in alphabetical order', () => {
    const decks = [
      'Vector search',
      'Metrics::Ranking',
      'Metrics',
      'Metrics::Ranking::Online',
      'Metrics::Calibration',
    ]
    expect(outline(treeOf(decks.map((name) => deck(name))))).toBe(
      'Metrics(Calibration Ranking(Online)) Vector search',
    )
  })

  test('counts numbers as numbers', () => {
    expect(outline(treeOf(['Week 10', 'Week 2'].map((name) => deck(name))))).toBe('Week 2 Week 10')
  })

  test('shows a deck whose parent is missing, under its whole name', () => {
    expect(outline(treeOf([deck('Metrics::Ranking')]))).toBe('Metrics::Ranking')
  })

  test('does not take one name for the beginning of another', () => {
    expect(outline(treeOf([deck('Met'), deck('Metrics')]))).toBe('Met Metrics')
  })
})

describe('asking before a deck is deleted', () => {
  const decks = [deck('A', 4), deck('A::B', 1), deck('A::B::C', 2), deck('D', 1), deck('E')]

  test.each([
    ['A', 'Delete A, the two decks inside it and their seven cards?'],
    ['A::B', 'Delete A::B, the deck inside it and their three cards?'],
    ['D', 'Delete D and its one card?'],
    ['E', 'Delete E?'],
  ])('%s: "%s"', (name, words) => {
    expect(
      askAbout(
        decks.find((one) => one.name === name)!,
        decks,
      ),
    ).toBe(words)
  })
})
