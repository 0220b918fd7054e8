import { ancestorNames, deckSeparator, isInside } from '@/lib/core/deck'
import { database } from './database'
import { changeLearner, type Tx } from './learner'

export type DeckRow = { id: string; name: string; presetId: string; librarySlug: string | null }

const columns = { id: true, name: true, presetId: true, librarySlug: true } as const

/** The learner's decks by name, so that a deck stands before those inside it. */
export const findDecks = async (userId: string): Promise<DeckRow[]> => {
  const rows = await database().prisma.deck.findMany({ where: { userId, deletedAt: null }, select: columns })
  return rows.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
}

/** Cards that lie in each deck itself. */
export const countCards = async (userId: string): Promise<Map<string, number>> => {
  const rows = await database().prisma.card.groupBy({
    by: ['deckId'],
    where: { userId, deletedAt: null },
    _count: { _all: true },
  })
  return new Map(rows.map((row) => [row.deckId, row._count._all]))
}

const defaultPresetId = async (tx: Tx, userId: string): Promise<string> =>
  (await tx.preset.findFirstOrThrow({ where: { userId, isDefault: true }, select: { id: true } })).id

/** Compared here and not by an insensitive match, which would read `_` and `%` as wildcards. */
const findExactly = async (tx: Tx, userId: string, name: string): Promise<DeckRow | null> => {
  const candidates = await tx.deck.findMany({ where: { userId, deletedAt: null }, select: columns })
  return candidates.find((deck) => deck.name.toLowerCase() === name.toLowerCase()) ?? null
}

export type NewDeck = { name: string; presetId?: string | undefined; librarySlug?: string }

/**
 * Makes a deck with the decks above it that are missing.
 * @returns 'taken' when one of that name is there, 'no-preset' when the learner has no such preset
 */
export const makeDeck = async (
  tx: Tx,
  userId: string,
  deck: NewDeck,
  newId: () => string,
): Promise<DeckRow | 'taken' | 'no-preset'> => {
  const presetId = deck.presetId ?? (await defaultPresetId(tx, userId))
  if (deck.presetId && !(await tx.preset.findUnique({ where: { userId_id: { userId, id: deck.presetId } } })))
    return 'no-preset'
  if (await findExactly(tx, userId, deck.name)) return 'taken'
  let path = ''
  for (const ancestor of ancestorNames(deck.name)) {
    const own = path + ancestor.slice(path === '' ? 0 : ancestor.lastIndexOf(deckSeparator))
    const existing = await findExactly(tx, userId, own)
    path = existing?.name ?? own
    if (!existing)
      await tx.deck.create({
        data: { userId, id: newId(), name: own, presetId: await defaultPresetId(tx, userId) },
      })
  }
  const lastPart = deck.name.split(deckSeparator).at(-1)!
  const name = path === '' ? deck.name : `${path}${deckSeparator}${lastPart}`
  return tx.deck.create({
    data: { userId, id: newId(), name, presetId, librarySlug: deck.librarySlug ?? null },
    select: columns,
  })
}

export const insertDeck = (userId: string, deck: NewDeck, newId: () => string) =>
  changeLearner(userId, (tx) => makeDeck(tx, userId, deck, newId))

/** The deck and all decks inside it. */
const withSubdecks = async (tx: Tx, userId: string, id: string): Promise<DeckRow[]> => {
  const decks = await tx.deck.findMany({ where: { userId, deletedAt: null }, select: columns })
  const root = decks.find((deck) => deck.id === id)
  return root ? [root, ...decks.filter((deck) => isInside(deck.name, root.name))] : []
}

/** Renames a deck, the decks inside it with it, or gives it another preset. */
export const updateDeck = (
  userId: string,
  id: string,
  change: { name?: string | undefined; presetId?: string | undefined },
  newId: () => string,
): Promise<DeckRow | 'missing' | 'taken' | 'no-preset' | 'inside-itself'> =>
  changeLearner(userId, async (tx) => {
    const [root, ...inside] = await withSubdecks(tx, userId, id)
    if (!root) return 'missing'
    if (
      change.presetId &&
      !(await tx.preset.findUnique({ where: { userId_id: { userId, id: change.presetId } } }))
    )
      return 'no-preset'
    if (change.name !== undefined && change.name !== root.name) {
      if (isInside(change.name, root.name)) return 'inside-itself'
      const other = await findExactly(tx, userId, change.name)
      if (other && other.id !== id) return 'taken'
      for (const ancestor of ancestorNames(change.name))
        if (!(await findExactly(tx, userId, ancestor))) await makeDeck(tx, userId, { name: ancestor }, newId)
      for (const deck of inside)
        await tx.deck.update({
          where: { userId_id: { userId, id: deck.id } },
          data: { name: change.name + deck.name.slice(root.name.length) },
        })
    }
    return tx.deck.update({
      where: { userId_id: { userId, id } },
      data: {
        ...(change.name === undefined ? {} : { name: change.name }),
        ...(change.presetId === undefined ? {} : { presetId: change.presetId }),
      },
      select: columns,
    })
  })

/** Takes a deck, the decks inside it, and their notes and cards away; the log keeps its entries. False when it is not there. */
export const removeDeck = (userId: string, id: string, now: Date): Promise<boolean> =>
  changeLearner(userId, async (tx, { changeSeq }) => {
    const ids = (await withSubdecks(tx, userId, id)).map((deck) => deck.id)
    if (ids.length === 0) return false
    const inDecks = { userId, deckId: { in: ids }, deletedAt: null }
    await tx.card.updateMany({ where: inDecks, data: { deletedAt: now, changeSeq } })
    await tx.note.updateMany({
      where: { ...inDecks, cards: { none: { deletedAt: null } } },
      data: { deletedAt: now },
    })
    await tx.deck.updateMany({ where: { userId, id: { in: ids } }, data: { deletedAt: now } })
    return true
  })
