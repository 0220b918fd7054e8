import { Prisma } from './generated/client'
import { changeLabel } from '@/lib/core/change'
import { recordChange, watchRows, type NewChange } from './changes'
import { database } from './database'
import { hasDeck } from './decks'
import { firstFieldHash } from './first-field'
import { followLadders } from './ladders'
import { changeLearner, type LearnerRow, type Tx } from './learner'
import { moveCards } from './move-cards'

/** Front and back HTML by ordinal, as text keys of a JSON object. */
export type Rendered = Record<string, { front: string; back: string }>

export type NoteRow = {
  id: string
  deckId: string
  noteType: string
  fields: Record<string, string>
  tags: string[]
  title: string
  libraryId: string | null
  createdAt: Date
  updatedAt: Date
}

type Found = Prisma.NoteGetPayload<object>

/** A library note's own fields come first; what the learner changed lies over them. */
const rowOf = (note: Found, library: Map<string, Record<string, string>>): NoteRow => ({
  id: note.id,
  deckId: note.deckId,
  noteType: note.noteType,
  fields: { ...library.get(note.libraryId ?? ''), ...(note.fields as Record<string, string>) },
  tags: note.tags,
  title: note.title,
  libraryId: note.libraryId,
  createdAt: note.createdAt,
  updatedAt: note.updatedAt,
})

const libraryFields = async (
  notes: readonly Found[],
  client: Pick<Tx, 'libraryNote'> = database().prisma,
): Promise<Map<string, Record<string, string>>> => {
  const ids = notes.flatMap(({ libraryId }) => (libraryId ? [libraryId] : []))
  if (ids.length === 0) return new Map()
  const rows = await client.libraryNote.findMany({
    where: { id: { in: ids } },
    select: { id: true, fields: true },
  })
  return new Map(rows.map((row) => [row.id, row.fields as Record<string, string>]))
}

/** A note of the learner; null when they have none of that id. */
export const findNote = async (userId: string, id: string): Promise<NoteRow | null> => {
  const note = await database().prisma.note.findFirst({ where: { userId, id, deletedAt: null } })
  return note ? rowOf(note, await libraryFields([note])) : null
}

export type NewNote = {
  id: string
  deckId: string
  noteType: string
  fields: Record<string, string>
  tags: string[]
  title: string
  rendered: Rendered
  competency: string | null
  cards: { id: string; ordinal: number }[]
}

const addCards = async (
  tx: Tx,
  userId: string,
  learner: LearnerRow,
  note: Pick<NewNote, 'id' | 'deckId' | 'competency'>,
  cards: { id: string; ordinal: number }[],
): Promise<void> => {
  if (cards.length === 0) return
  await tx.learner.update({ where: { userId }, data: { nextPosition: { increment: cards.length } } })
  await tx.card.createMany({
    data: cards.map(({ id, ordinal }, index) => ({
      userId,
      id,
      noteId: note.id,
      ordinal,
      deckId: note.deckId,
      competency: note.competency,
      position: learner.nextPosition + index,
      changeSeq: learner.changeSeq,
    })),
  })
}

/** Writes a note with its cards, as one change; returns its id, null when the deck is not the learner's. */
export const insertNote = (userId: string, note: NewNote, change: NewChange): Promise<string | null> =>
  changeLearner(userId, async (tx, learner) => {
    if (!(await hasDeck(tx, userId, note.deckId))) return null
    const { cards, competency, ...columns } = note
    await tx.note.create({
      data: { userId, ...columns, firstFieldHash: firstFieldHash(note.noteType, note.fields) },
    })
    await addCards(tx, userId, learner, { ...note, competency }, cards)
    await followLadders(tx, userId, [note.id])
    const record = { ...change, kind: 'create-note', label: changeLabel('Added', 1, 'note', note.title) }
    const created = { note: [note.id], card: cards.map(({ id }) => id) }
    return recordChange(tx, learner, record, { created })
  })

export type NoteContentUpdate = {
  noteType: string
  tags: string[]
  title: string
  /** All fields of an own note; what differs from the library's for a library note. */
  fields: Record<string, string>
  rendered: Rendered | null
  competency: string | null
  /** Ordinals that the note now makes, with ids for those that are new. */
  cards: { id: string; ordinal: number }[]
}

/** What changes of a note: what it says, where it lies, or both. */
export type NoteUpdate = { content: NoteContentUpdate | null; deckId: string | undefined }

/** Cards the note no longer makes are taken away, those it makes again come back as they were; returns ids of new ones. */
const rewriteCards = async (
  tx: Tx,
  learner: LearnerRow,
  note: { id: string; deckId: string },
  { cards, competency }: NoteContentUpdate,
  now: Date,
): Promise<string[]> => {
  const { userId, changeSeq } = learner
  const existing = await tx.card.findMany({
    where: { userId, noteId: note.id },
    select: {
      id: true,
      ordinal: true,
      competency: true,
      deletedAt: true,
      deck: { select: { deletedAt: true } },
    },
  })
  const kept = new Set(cards.map(({ ordinal }) => ordinal))
  const ids = (list: typeof existing) => list.map(({ id }) => id)
  const gone = existing.filter((card) => card.deletedAt === null && !kept.has(card.ordinal))
  const back = existing.filter((card) => card.deletedAt !== null && kept.has(card.ordinal))
  await tx.card.updateMany({ where: { userId, id: { in: ids(gone) } }, data: { deletedAt: now, changeSeq } })
  await tx.card.updateMany({ where: { userId, id: { in: ids(back) } }, data: { deletedAt: null, changeSeq } })
  const homeless = back.filter(({ deck }) => deck.deletedAt !== null)
  await moveCards(tx, learner, ids(homeless), { deckId: note.deckId })
  const elsewhere = existing.filter((card) => card.competency !== competency)
  await moveCards(tx, learner, ids(elsewhere), { competency })
  const has = new Set(existing.map(({ ordinal }) => ordinal))
  const added = cards.filter(({ ordinal }) => !has.has(ordinal))
  await addCards(tx, userId, learner, { ...note, competency }, added)
  return added.map(({ id }) => id)
}

/**
 * Rewrites a note, moves it with its cards, or both, as one change. Cards keep their schedule. A changed tag may change
 * the competency; then the days the cards were answered on count for the new one.
 * @returns the change's id, null when nothing changed; 'missing' when the note, 'no-deck' when the deck is not theirs
 */
export const updateNote = (
  userId: string,
  id: string,
  { content, deckId }: NoteUpdate,
  change: NewChange,
): Promise<{ changeId: string | null } | 'missing' | 'no-deck'> =>
  changeLearner(userId, async (tx, learner) => {
    const note = await tx.note.findFirst({ where: { userId, id, deletedAt: null } })
    if (!note) return 'missing'
    if (deckId !== undefined && !(await hasDeck(tx, userId, deckId))) return 'no-deck'
    const cardIds = (await tx.card.findMany({ where: { userId, noteId: id }, select: { id: true } })).map(
      (card) => card.id,
    )
    const watched = [
      ...(await watchRows(tx, userId, 'note', [id])),
      ...(await watchRows(tx, userId, 'card', cardIds)),
    ]
    if (deckId !== undefined) await moveCards(tx, learner, cardIds, { deckId })
    const library = (await libraryFields([note], tx)).get(note.libraryId ?? '')
    await tx.note.update({
      where: { userId_id: { userId, id } },
      data: {
        ...(deckId === undefined ? {} : { deckId }),
        ...(content && {
          noteType: content.noteType,
          tags: content.tags,
          title: content.title,
          fields: content.fields,
          firstFieldHash: firstFieldHash(content.noteType, { ...library, ...content.fields }),
          rendered: content.rendered ?? Prisma.DbNull,
          updatedAt: change.at,
        }),
      },
    })
    const home = { id, deckId: deckId ?? note.deckId }
    const added = content ? await rewriteCards(tx, learner, home, content, change.at) : []
    await followLadders(tx, userId, [id])
    const [kind, verb] = content ? ['edit-note', 'Edited'] : ['move-note', 'Moved']
    const record = { ...change, kind, label: changeLabel(verb, 1, 'note', content?.title ?? note.title) }
    return { changeId: await recordChange(tx, learner, record, { watched, created: { card: added } }) }
  })

/**
 * Takes a note and its cards away, as one change; their log stays.
 * @returns the change's id, null when the learner has no such note
 */
export const removeNote = (userId: string, id: string, change: NewChange): Promise<string | null> =>
  changeLearner(userId, async (tx, learner) => {
    const note = await tx.note.findFirst({
      where: { userId, id, deletedAt: null },
      select: { title: true, cards: { where: { deletedAt: null }, select: { id: true } } },
    })
    if (!note) return null
    const cardIds = note.cards.map((card) => card.id)
    const watched = [
      ...(await watchRows(tx, userId, 'note', [id], ['deleted_at'])),
      ...(await watchRows(tx, userId, 'card', cardIds, ['deleted_at'])),
    ]
    const deletedAt = change.at
    await tx.note.update({ where: { userId_id: { userId, id } }, data: { deletedAt } })
    await tx.card.updateMany({
      where: { userId, id: { in: cardIds } },
      data: { deletedAt, changeSeq: learner.changeSeq },
    })
    const record = { ...change, kind: 'delete-note', label: changeLabel('Deleted', 1, 'note', note.title) }
    return recordChange(tx, learner, record, { watched })
  })
