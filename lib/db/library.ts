import { changeLabel } from '@/lib/core/change'
import { recordChange, type NewChange } from './changes'
import { database, prepared } from './database'
import { Prisma } from './generated/client'
import { countedIds, makeDeck, type DeckRow } from './decks'
import { firstFieldHash } from './first-field'
import { followLadders, moveLibraryLadders } from './ladders'
import { changeLearner } from './learner'
import type { Rendered } from './notes'

export type LibraryNoteRow = {
  id: string
  position: number
  noteType: string
  competency: string
  step: string
  difficulty: number
  fields: Record<string, string>
  points: { id: string; text: string; required: boolean }[]
  facts: string[]
  sources: string[]
  prerequisites: string[]
  ladder: string | null
  rung: number | null
  meaning: number | null
  rendered: Rendered
  title: string
  version: number
  contentHash: string
}

export type LibraryDeckRow = {
  slug: string
  name: string
  competency: string
  description: string
  version: number
  position: number
  notes: LibraryNoteRow[]
}

export type KnownLibraryNote = Pick<LibraryNoteRow, 'id' | 'ladder' | 'rung' | 'meaning' | 'contentHash'> & {
  retiredAt: Date | null
}

/** What there is of every library note, retired ones too, to skip what has not changed and to see what has. */
export const findKnownLibrary = async (): Promise<Map<string, KnownLibraryNote>> => {
  const columns = {
    id: true,
    ladder: true,
    rung: true,
    meaning: true,
    contentHash: true,
    retiredAt: true,
  } as const
  const rows = await database().prisma.libraryNote.findMany({ select: columns })
  return new Map(rows.map((row) => [row.id, row]))
}

/** Notes that are written, those that stand on another rung now, and those that mean something else. */
export type LibraryChanges = Record<'changed' | 'moved' | 'revised', ReadonlySet<string>>

/** Everybody's notes of a library may be many. */
const longMs = 10 * 60_000

/**
 * Puts decks and changed notes into the library; notes whose file is gone are retired, and kept for who has them. What
 * learners have of the changed ones is left without the hash of its first field, and so marked for what is to follow.
 */
export const saveLibrary = async (
  decks: LibraryDeckRow[],
  { changed, moved, revised }: LibraryChanges,
  now: Date,
): Promise<void> => {
  const present = decks.flatMap(({ notes }) => notes.map(({ id }) => id))
  await database().prisma.$transaction(
    async (tx) => {
      await tx.$queryRaw`select set_config('statement_timeout', ${String(longMs)}, true)`
      for (const { notes, ...deck } of decks) {
        await tx.libraryDeck.upsert({ where: { slug: deck.slug }, create: deck, update: deck })
        for (const note of notes) {
          if (!changed.has(note.id)) continue
          const revision = revised.has(note.id) ? { meaningChangedAt: now } : {}
          const row = { ...note, ...revision, deckSlug: deck.slug, retiredAt: null }
          await tx.libraryNote.upsert({ where: { id: note.id }, create: row, update: row })
        }
      }
      await tx.libraryNote.updateMany({
        where: { id: { notIn: present }, retiredAt: null },
        data: { retiredAt: now },
      })
      await moveLibraryLadders(tx, [...moved])
      await tx.libraryBuild.deleteMany()
      // Last, so that learners wait for it as shortly as can be.
      await tx.note.updateMany({
        where: { libraryId: { in: [...changed] } },
        data: { firstFieldHash: null },
      })
    },
    { timeout: longMs },
  )
}

/** Whether the library stands as this build left it. */
export const isLibraryOf = async (build: string): Promise<boolean> =>
  (await database().prisma.libraryBuild.findUnique({ where: { build } })) !== null

/** Notes that the library has been brought to what this build holds, and no other. */
export const markLibrary = async (build: string, now: Date): Promise<void> => {
  const { prisma } = database()
  await prisma.$transaction([
    prisma.libraryBuild.deleteMany({ where: { build: { not: build } } }),
    // Another server of the same build may do so at the same moment.
    prisma.libraryBuild.createMany({ data: { build, loadedAt: now }, skipDuplicates: true }),
  ])
}

export type EditedNote = {
  userId: string
  id: string
  noteType: string
  libraryId: string
  fields: Record<string, string>
  tags: string[]
}

/**
 * Notes of all learners that changed something of one of these library notes, or of one that a start before has changed
 * without coming to them. Run at start only, when there is another build.
 */
export const findEditedNotes = async (libraryIds: readonly string[]): Promise<EditedNote[]> =>
  (await database().prisma.note.findMany({
    where: {
      libraryId: { not: null },
      rendered: { not: Prisma.DbNull },
      deletedAt: null,
      OR: [{ firstFieldHash: null }, { libraryId: { in: [...libraryIds] } }],
    },
    select: { userId: true, id: true, noteType: true, libraryId: true, fields: true, tags: true },
  })) as EditedNote[]

/** Puts a correction of the library under what a learner changed. */
export const updateRendered = (
  userId: string,
  id: string,
  rendered: Rendered,
  title: string,
): Promise<void> =>
  changeLearner(userId, async (tx) => {
    await tx.note.updateMany({ where: { userId, id }, data: { rendered, title } })
  })

export type LibraryContent = Pick<LibraryNoteRow, 'fields' | 'competency' | 'points' | 'sources'>

/** What a library note says; null when there is none of that id. */
export const findLibraryNote = async (id: string): Promise<LibraryContent | null> =>
  (await database().prisma.libraryNote.findUnique({
    where: { id },
    select: { fields: true, competency: true, points: true, sources: true },
  })) as LibraryContent | null

const decksSql = `
select d.slug, d.name, d.competency, d.description,
  (select count(*)::integer from library_note n, jsonb_object_keys(n.rendered) where n.deck_slug = d.slug and n.retired_at is null) as cards
from library_deck d where exists (select 1 from library_note n where n.deck_slug = d.slug and n.retired_at is null)
order by d.position`

export type LibraryListing = {
  slug: string
  name: string
  competency: string
  description: string
  cards: number
}

export const findLibraryDecks = (): Promise<LibraryListing[]> =>
  prepared<LibraryListing>('library-decks', decksSql, [])

// The learner's notes of the library once, not once a deck; and their cards note by note, however many they own.
const subscriptionsSql = `
with mine as materialized (
  select n.id, l.deck_slug from note n join library_note l on l.id = n.library_id
  where n.user_id = $1 and n.library_id is not null and n.deleted_at is null),
met as (
  select m.deck_slug, sum(c.met)::integer as met
  from mine m cross join lateral (
    select count(*) as met from card c
    where c.user_id = $1 and c.note_id = m.id and c.deleted_at is null and c.reps > 0) c
  group by m.deck_slug)
select d.library_slug as slug, d.id::text as "deckId", coalesce(met.met, 0) as met
from deck d left join met on met.deck_slug = d.library_slug
where d.user_id = $1 and d.library_slug is not null and d.deleted_at is null`

/** The learner's own deck for each library deck they added, and how many of its cards they have answered. */
export const findSubscriptions = (userId: string): Promise<{ slug: string; deckId: string; met: number }[]> =>
  prepared('subscriptions', subscriptionsSql, [userId])

export type SubscribedCard = { libraryCard: string; cardId: string; ordinal: number }

/**
 * Adds a library deck to a learner's decks, as one change: thin note and card rows for each note they do not have yet.
 * Doing it again adds only what is new in the library. Null when there is no such deck.
 */
export const subscribe = (
  userId: string,
  slug: string,
  newId: () => string,
  change: NewChange,
): Promise<{ deck: DeckRow; cards: SubscribedCard[]; changeId: string | null } | null> =>
  changeLearner(userId, async (tx, learner) => {
    const library = await tx.libraryDeck.findUnique({ where: { slug } })
    if (!library) return null
    const columns = { id: true, name: true, presetId: true, librarySlug: true } as const
    let deck = await tx.deck.findFirst({
      where: { userId, librarySlug: slug, deletedAt: null },
      select: columns,
    })
    const decks = countedIds(newId)
    for (let suffix = 1; !deck; suffix++) {
      const name = suffix === 1 ? library.name : `${library.name} ${suffix}`
      const made = await makeDeck(tx, userId, { name, librarySlug: slug }, decks.next)
      if (typeof made !== 'string') deck = made
    }
    const deckId = deck.id
    const notes = await tx.libraryNote.findMany({
      where: { deckSlug: slug, retiredAt: null },
      orderBy: { position: 'asc' },
    })
    const has = await tx.note.findMany({
      where: { userId, deletedAt: null, libraryId: { in: notes.map(({ id }) => id) } },
      select: { libraryId: true },
    })
    const known = new Set(has.map(({ libraryId }) => libraryId))
    const missing = notes.filter(({ id }) => !known.has(id)).map((note) => ({ note, id: newId() }))
    await tx.note.createMany({
      data: missing.map(({ note, id }) => ({
        userId,
        id,
        deckId,
        noteType: note.noteType,
        fields: {},
        title: note.title,
        firstFieldHash: firstFieldHash(note.noteType, note.fields as Record<string, string>),
        libraryId: note.id,
        libraryVersion: note.version,
      })),
    })
    let position = learner.nextPosition
    const cardIds = countedIds(newId)
    await tx.card.createMany({
      data: missing.flatMap(({ note, id }) =>
        Object.keys(note.rendered as object).map((ordinal) => ({
          userId,
          id: cardIds.next(),
          noteId: id,
          ordinal: Number(ordinal),
          deckId,
          competency: note.competency,
          position: position++,
          changeSeq: learner.changeSeq,
        })),
      ),
    })
    await followLadders(
      tx,
      userId,
      missing.map(({ id }) => id),
    )
    await tx.learner.update({ where: { userId }, data: { nextPosition: position } })
    const cards = await tx.card.findMany({
      where: {
        userId,
        deletedAt: null,
        note: { libraryId: { in: notes.map(({ id }) => id) }, deletedAt: null },
      },
      select: { id: true, ordinal: true, note: { select: { libraryId: true } } },
      orderBy: { position: 'asc' },
    })
    const record = { ...change, kind: 'subscribe', label: changeLabel('Added', 1, 'deck', deck.name) }
    const created = { deck: decks.ids, note: missing.map(({ id }) => id), card: cardIds.ids }
    return {
      deck,
      changeId: await recordChange(tx, learner, record, { created }),
      cards: cards.map((card) => ({
        libraryCard: card.note.libraryId!,
        cardId: card.id,
        ordinal: card.ordinal,
      })),
    }
  })
