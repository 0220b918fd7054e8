import { changeLabel } from '@/lib/core/change'
import { AppError } from '@/lib/core/errors'
import { ancestorNames, deckSeparator, isInside, parseDeckName } from '@/lib/core/deck'
import { recordChange, watchRows, type NewChange } from './changes'
import { database } from './database'
import { Prisma } from './generated/client'
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

/** True when the learner has a deck of this id. */
export const hasDeck = async (tx: Tx, userId: string, id: string): Promise<boolean> =>
  (await tx.deck.findFirst({ where: { userId, id, deletedAt: null }, select: { id: true } })) !== null

const defaultPresetId = async (tx: Tx, userId: string): Promise<string> =>
  (await tx.preset.findFirstOrThrow({ where: { userId, isDefault: true }, select: { id: true } })).id

const hasPreset = async (tx: Tx, userId: string, id: string): Promise<boolean> =>
  (await tx.preset.findFirst({ where: { userId, id, deletedAt: null }, select: { id: true } })) !== null

/** Compared here and not by an insensitive match, which would read `_` and `%` as wildcards. */
const findExactly = async (tx: Tx, userId: string, name: string): Promise<DeckRow | null> => {
  const candidates = await tx.deck.findMany({ where: { userId, deletedAt: null }, select: columns })
  return candidates.find((deck) => deck.name.toLowerCase() === name.toLowerCase()) ?? null
}

/**
 * The name under which a deck comes to lie: decks above it are called as they are already, whatever the case they were
 * asked for in, and those that are missing are made.
 */
const placeOf = async (tx: Tx, userId: string, name: string, newId: () => string): Promise<string> => {
  let path = ''
  for (const ancestor of ancestorNames(name)) {
    const own = path + ancestor.slice(path === '' ? 0 : ancestor.lastIndexOf(deckSeparator))
    const existing = await findExactly(tx, userId, own)
    path = existing?.name ?? own
    if (!existing)
      await tx.deck.create({
        data: { userId, id: newId(), name: own, presetId: await defaultPresetId(tx, userId) },
      })
  }
  const lastPart = name.split(deckSeparator).at(-1)!
  return path === '' ? name : `${path}${deckSeparator}${lastPart}`
}

/** The database compares names by its own locale, which may take for the same what is not the same here. */
const takenWhenNotUnique = (error: unknown): 'taken' => {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return 'taken'
  throw error
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
  if (deck.presetId && !(await hasPreset(tx, userId, deck.presetId))) return 'no-preset'
  if (await findExactly(tx, userId, deck.name)) return 'taken'
  const name = await placeOf(tx, userId, deck.name, newId)
  return tx.deck.create({
    data: { userId, id: newId(), name, presetId, librarySlug: deck.librarySlug ?? null },
    select: columns,
  })
}

/**
 * Makes those of some decks that are missing, with the decks above them, at once: decks that are there keep the case
 * they are called in.
 * @returns ids of all decks by name in lower case
 * @throws AppError conflict for names that the database takes for one
 */
export const makeDecks = async (
  tx: Tx,
  userId: string,
  names: Iterable<string>,
  newId: () => string,
): Promise<Map<string, string>> => {
  const rows = await tx.deck.findMany({ where: { userId, deletedAt: null }, select: columns })
  const there = new Map(rows.map(({ id, name }) => [name.toLowerCase(), { id, name }]))
  const missing: { id: string; name: string }[] = []
  for (const name of names) {
    let path = ''
    for (const one of [...ancestorNames(name), name]) {
      const own = path + one.slice(path === '' ? 0 : one.lastIndexOf(deckSeparator))
      const deck = there.get(own.toLowerCase()) ?? { id: newId(), name: own }
      if (!there.has(own.toLowerCase())) missing.push(deck)
      there.set(own.toLowerCase(), deck)
      path = deck.name
    }
  }
  if (missing.length > 0) {
    const presetId = await defaultPresetId(tx, userId)
    const data = missing.map((deck) => ({ ...deck, userId, presetId }))
    const { count } = await tx.deck.createMany({ data, skipDuplicates: true })
    // The database compares names by its own locale, which may take for the same what is not the same here.
    if (count < missing.length)
      throw new AppError(
        'conflict',
        'Two of the decks of this import have names that count as one. Rename one of them.',
      )
  }
  return new Map([...there].map(([key, { id }]) => [key, id]))
}

/** Ids as they are made, and those made so far. */
export const countedIds = (newId: () => string): { ids: string[]; next: () => string } => {
  const ids: string[] = []
  return {
    ids,
    next: () => {
      const id = newId()
      ids.push(id)
      return id
    },
  }
}

/** Makes a deck with those above it, as one change. */
export const insertDeck = (
  userId: string,
  deck: NewDeck,
  newId: () => string,
  change: NewChange,
): Promise<{ deck: DeckRow; changeId: string | null } | 'taken' | 'no-preset'> =>
  changeLearner(userId, async (tx, learner) => {
    const { ids, next } = countedIds(newId)
    const made = await makeDeck(tx, userId, deck, next)
    if (typeof made === 'string') return made
    const record = { ...change, kind: 'create-deck', label: changeLabel('Made', 1, 'deck', made.name) }
    return { deck: made, changeId: await recordChange(tx, learner, record, { created: { deck: ids } }) }
  }).catch(takenWhenNotUnique)

/** The deck and all decks inside it; none when it is not the learner's. */
export const withSubdecks = async (tx: Tx, userId: string, id: string): Promise<DeckRow[]> => {
  const decks = await tx.deck.findMany({ where: { userId, deletedAt: null }, select: columns })
  const root = decks.find((deck) => deck.id === id)
  return root ? [root, ...decks.filter((deck) => isInside(deck.name, root.name))] : []
}

/** Renames a deck, the decks inside it with it, or gives it another preset, as one change. */
export const updateDeck = (
  userId: string,
  id: string,
  change: { name?: string | undefined; presetId?: string | undefined },
  newId: () => string,
  as: NewChange,
): Promise<{ changeId: string | null } | 'missing' | 'taken' | 'no-preset' | 'inside-itself' | 'too-deep'> =>
  changeLearner(userId, async (tx, learner) => {
    const { ids: made, next } = countedIds(newId)
    const [root, ...inside] = await withSubdecks(tx, userId, id)
    if (!root) return 'missing'
    if (change.presetId && !(await hasPreset(tx, userId, change.presetId))) return 'no-preset'
    let name = change.name ?? root.name
    const watched = await watchRows(
      tx,
      userId,
      'deck',
      [root, ...inside].map((deck) => deck.id),
    )
    if (change.name !== undefined && change.name !== root.name) {
      if (isInside(change.name, root.name)) return 'inside-itself'
      const other = await findExactly(tx, userId, change.name)
      if (other && other.id !== id) return 'taken'
      const nameInside = (deck: DeckRow) => name + deck.name.slice(root.name.length)
      if (inside.some((deck) => parseDeckName(change.name + deck.name.slice(root.name.length)) === null))
        return 'too-deep'
      name = await placeOf(tx, userId, change.name, next)
      for (const deck of inside)
        await tx.deck.update({
          where: { userId_id: { userId, id: deck.id } },
          data: { name: nameInside(deck) },
        })
    }
    await tx.deck.update({
      where: { userId_id: { userId, id } },
      data: {
        name,
        ...(change.presetId === undefined ? {} : { presetId: change.presetId }),
      },
    })
    const isRenamed = change.name !== undefined && change.name !== root.name
    const record = {
      ...as,
      kind: isRenamed ? 'rename-deck' : 'edit-deck',
      label: changeLabel(isRenamed ? 'Renamed' : 'Changed', 1, 'deck', root.name),
    }
    return { changeId: await recordChange(tx, learner, record, { watched, created: { deck: made } }) }
  }).catch(takenWhenNotUnique)
