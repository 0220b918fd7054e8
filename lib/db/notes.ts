import { Prisma } from './generated/client'
import { database } from './database'
import { firstFieldHash } from './first-field'
import { changeLearner, type LearnerRow, type Tx } from './learner'

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

export type NoteList = {
  q?: string | undefined
  deckId?: string | undefined
  isMine: boolean
  after: string | null
  limit: number
}

/** Notes of the learner, newest first (ids rise with time), one more than asked for when there are more. */
export const findNotes = async (
  userId: string,
  list: NoteList,
): Promise<(NoteRow & { cardCount: number })[]> => {
  const notes = await database().prisma.note.findMany({
    where: {
      userId,
      deletedAt: null,
      ...(list.after ? { id: { lt: list.after } } : {}),
      ...(list.deckId ? { deckId: list.deckId } : {}),
      ...(list.isMine ? { libraryId: null } : {}),
      ...(list.q ? { title: { contains: list.q.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } } : {}),
    },
    orderBy: { id: 'desc' },
    take: list.limit + 1,
    include: { _count: { select: { cards: { where: { deletedAt: null } } } } },
  })
  const library = await libraryFields(notes)
  return notes.map((note) => ({ ...rowOf(note, library), cardCount: note._count.cards }))
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

/** Writes a note with its cards; false when the deck is not the learner's. */
export const insertNote = (userId: string, note: NewNote): Promise<boolean> =>
  changeLearner(userId, async (tx, learner) => {
    if (
      !(await tx.deck.findFirst({
        where: { userId, id: note.deckId, deletedAt: null },
        select: { id: true },
      }))
    )
      return false
    const { cards, competency, ...columns } = note
    await tx.note.create({
      data: { userId, ...columns, firstFieldHash: firstFieldHash(note.noteType, note.fields) },
    })
    await addCards(tx, userId, learner, { ...note, competency }, cards)
    return true
  })

export type NoteUpdate = {
  tags: string[]
  title: string
  /** All fields of an own note; what differs from the library's for a library note. */
  fields: Record<string, string>
  rendered: Rendered | null
  competency: string | null
  /** Ordinals that the note now makes, with ids for those that are new. */
  cards: { id: string; ordinal: number }[]
}

/**
 * Rewrites a note. Cards keep their schedule; those the note no longer makes are taken away, those it makes again come
 * back as they were. A changed tag may change the competency, which counts from the next answer on.
 */
export const updateNote = (
  userId: string,
  id: string,
  update: NoteUpdate,
  now: Date,
): Promise<'done' | 'missing'> =>
  changeLearner(userId, async (tx, learner) => {
    const note = await tx.note.findFirst({ where: { userId, id, deletedAt: null } })
    if (!note) return 'missing'
    const whole = { ...(await libraryFields([note], tx)).get(note.libraryId ?? ''), ...update.fields }
    await tx.note.update({
      where: { userId_id: { userId, id } },
      data: {
        tags: update.tags,
        title: update.title,
        fields: update.fields,
        firstFieldHash: firstFieldHash(note.noteType, whole),
        rendered: update.rendered ?? Prisma.DbNull,
        updatedAt: now,
      },
    })
    const existing = await tx.card.findMany({ where: { userId, noteId: id }, select: { ordinal: true } })
    const kept = update.cards.map(({ ordinal }) => ordinal)
    const has = new Set(existing.map(({ ordinal }) => ordinal))
    const { changeSeq } = learner
    await tx.card.updateMany({
      where: { userId, noteId: id, ordinal: { notIn: kept }, deletedAt: null },
      data: { deletedAt: now, changeSeq },
    })
    await tx.card.updateMany({
      where: { userId, noteId: id, ordinal: { in: kept }, deletedAt: { not: null } },
      data: { deletedAt: null, changeSeq },
    })
    await addCards(
      tx,
      userId,
      learner,
      { id, deckId: note.deckId, competency: update.competency },
      update.cards.filter(({ ordinal }) => !has.has(ordinal)),
    )
    return 'done'
  })

/** Names the deck that new cards of a note go to; its present cards are moved one by one, with their days. */
export const moveNote = (userId: string, id: string, deckId: string): Promise<void> =>
  changeLearner(userId, async (tx) => {
    await tx.note.update({ where: { userId_id: { userId, id } }, data: { deckId } })
  })

/** Takes a note and its cards away; their log stays. False when the learner has none of that id. */
export const removeNote = (userId: string, id: string, now: Date): Promise<boolean> =>
  changeLearner(userId, async (tx, { changeSeq }) => {
    const { count } = await tx.note.updateMany({
      where: { userId, id, deletedAt: null },
      data: { deletedAt: now },
    })
    if (count === 0) return false
    await tx.card.updateMany({
      where: { userId, noteId: id, deletedAt: null },
      data: { deletedAt: now, changeSeq },
    })
    return true
  })
