import { changeLabel } from '@/lib/core/change'
import type { Draft } from '@/lib/core/codec/plan'
import type { KnownNote } from '@/lib/core/codec/planner'
import { recordChange, watchRows, type NewChange, type Watched } from './changes'
import { countedIds, makeDeck } from './decks'
import { closeImport } from './imports'
import { findKnown, pieces } from './known-notes'
import { changeLearner, inTx, runIn, type LearnerRow, type Tx } from './learner'
import { moveCards } from './move-cards'
import type { Rendered } from './notes'

/** A note as it will be written. `fields` of a library note are only those that differ from the library's. */
export type ImportedNote = {
  id: string
  isNew: boolean
  guid: string | null
  noteType: string
  deck: string
  fields: Record<string, string>
  tags: string[]
  title: string
  firstFieldHash: string
  rendered: Rendered | null
  /** Left out for a library note, which keeps its own. */
  competency: string | null | undefined
  ordinals: number[]
}

const insertNotesSql = `
insert into note (user_id, id, deck_id, note_type, fields, tags, rendered, title, first_field_hash, guid, created_at, updated_at)
select $1::uuid, n.id, n.deck_id, n.note_type, n.fields, n.tags, n.rendered, n.title, n.first_field_hash, n.guid, $3::timestamptz, $3::timestamptz
from jsonb_to_recordset($2::jsonb) as n (id uuid, deck_id uuid, note_type text, fields jsonb, tags text[], rendered jsonb, title text, first_field_hash uuid, guid text)`

const updateNotesSql = `
update note t set fields = n.fields, tags = n.tags, rendered = nullif(n.rendered, 'null'), title = n.title,
  first_field_hash = n.first_field_hash, updated_at = $3::timestamptz
from jsonb_to_recordset($2::jsonb) as n (id uuid, fields jsonb, tags text[], rendered jsonb, title text, first_field_hash uuid)
where t.user_id = $1::uuid and t.id = n.id`

const insertCardsSql = `
insert into card (user_id, id, note_id, ordinal, deck_id, competency, position, change_seq, created_at)
select $1::uuid, c.id, c.note_id, c.ordinal, c.deck_id, c.competency, c.position, $3::bigint, $4::timestamptz
from jsonb_to_recordset($2::jsonb) as c (id uuid, note_id uuid, ordinal smallint, deck_id uuid, competency text, position integer)`

const cardsOfSql = `
select c.id::text, c.note_id::text as "noteId", c.ordinal, c.competency, c.deleted_at is null as "isLive", d.deleted_at is null as "hasDeck"
from card c join deck d on d.user_id = $1::uuid and d.id = c.deck_id
where c.user_id = $1::uuid and c.note_id = any($2::uuid[])`

const setCardsSql = `
update card set deleted_at = $3::timestamptz, change_seq = $4::bigint where user_id = $1::uuid and id = any($2::uuid[])`

type NewCard = {
  id: string
  note_id: string
  ordinal: number
  deck_id: string
  competency: string | null
  position: number
}
type Write = { tx: Tx; learner: LearnerRow; at: Date; newId: () => string; cards: NewCard[] }

const contentOf = ({ id, fields, tags, rendered, title, firstFieldHash }: ImportedNote) => ({
  ...{ id, fields, tags, rendered, title, first_field_hash: firstFieldHash },
})

const addCards = (
  { learner, newId, cards }: Write,
  note: ImportedNote,
  deckId: string,
  ordinals: number[],
) => {
  for (const ordinal of ordinals)
    cards.push({
      ...{ id: newId(), note_id: note.id, ordinal, deck_id: deckId, competency: note.competency ?? null },
      position: learner.nextPosition + cards.length,
    })
}

type CardThere = {
  id: string
  noteId: string
  ordinal: number
  competency: string | null
  isLive: boolean
  hasDeck: boolean
}

/** Cards keep their schedule; those a note no longer makes go, those it makes again come back as they were. */
const rewriteCards = async (write: Write, notes: readonly ImportedNote[], there: readonly CardThere[]) => {
  const { tx, learner, at } = write
  const { userId, changeSeq } = learner
  const cards = new Map<string, CardThere[]>(notes.map(({ id }) => [id, []]))
  for (const card of there) cards.get(card.noteId)!.push(card)
  const deckOf = new Map(
    (
      await tx.note.findMany({
        where: { userId, id: { in: notes.map(({ id }) => id) } },
        select: { id: true, deckId: true },
      })
    ).map((note) => [note.id, note.deckId]),
  )
  const gone: string[] = []
  const back: string[] = []
  const moves = new Map<string, string[]>()
  const move = (card: CardThere, place: object) => {
    const key = JSON.stringify(place)
    moves.set(key, [...(moves.get(key) ?? []), card.id])
  }
  for (const note of notes) {
    const deckId = deckOf.get(note.id)!
    for (const card of cards.get(note.id)!) {
      const isMade = note.ordinals.includes(card.ordinal)
      if (card.isLive && !isMade) gone.push(card.id)
      if (!card.isLive && isMade) back.push(card.id)
      if (!card.isLive && isMade && !card.hasDeck) move(card, { deckId })
      if (note.competency !== undefined && card.competency !== note.competency)
        move(card, { competency: note.competency })
    }
    const has = new Set(cards.get(note.id)!.map(({ ordinal }) => ordinal))
    const added = note.ordinals.filter((ordinal) => !has.has(ordinal))
    addCards(write, note, deckId, added)
  }
  if (gone.length > 0) await inTx(tx, setCardsSql, [userId, gone, at, changeSeq])
  if (back.length > 0) await inTx(tx, setCardsSql, [userId, back, null, changeSeq])
  for (const [place, ids] of moves) await moveCards(tx, learner, ids, JSON.parse(place) as object)
}

/** Rewrites notes that are there, and gives back how they and their cards stood before. */
const rewrite = async (write: Write, notes: readonly ImportedNote[]): Promise<Watched> => {
  const { tx, learner, at } = write
  const ids = notes.map(({ id }) => id)
  const there = await inTx<CardThere>(tx, cardsOfSql, [learner.userId, ids])
  const cardIds = there.map(({ id }) => id)
  const watched = [
    ...(await watchRows(tx, learner.userId, 'note', ids)),
    ...(await watchRows(tx, learner.userId, 'card', cardIds, ['deleted_at', 'deck_id', 'competency'])),
  ]
  for (const piece of pieces(notes, 500))
    await inTx(tx, updateNotesSql, [learner.userId, JSON.stringify(piece.map(contentOf)), at])
  await rewriteCards(write, notes, there)
  return watched
}

/** Ids of the decks by name in lower case; those that are missing are made. */
const decksFor = async (tx: Tx, userId: string, names: Iterable<string>, newId: () => string) => {
  const { ids, next } = countedIds(newId)
  const byName = async () => {
    const rows = await tx.deck.findMany({
      where: { userId, deletedAt: null },
      select: { id: true, name: true },
    })
    return new Map(rows.map(({ id, name }) => [name.toLowerCase(), id]))
  }
  let decks = await byName()
  for (const name of names) {
    if (decks.has(name.toLowerCase())) continue
    await makeDeck(tx, userId, { name }, next)
    decks = await byName()
  }
  return { decks, created: ids }
}

/** What is to be written, as planned from what the learner has under the lock; null to begin again with more rendered. */
export type WritePlan = { notes: ImportedNote[]; plan: object } | null

/**
 * Writes an import in one transaction, all or nothing, as one change: decks, notes and cards in batches. What is there is
 * looked up again under the learner's lock, so that a note written meanwhile is not doubled.
 * @returns the change's id, null when nothing had to be changed; 'again' when `planFrom` has to prepare more
 */
export const writeImport = (
  userId: string,
  importId: string,
  drafts: readonly Draft[],
  planFrom: (known: KnownNote[]) => WritePlan,
  change: NewChange,
  newId: () => string,
): Promise<{ changeId: string | null } | 'again'> =>
  changeLearner(
    userId,
    async (tx, learner) => {
      const planned = planFrom(await findKnown(userId, drafts, runIn(tx)))
      if (!planned) return 'again'
      const { notes, plan } = planned
      const fresh = notes.filter(({ isNew }) => isNew)
      const old = notes.filter(({ isNew }) => !isNew)
      const { decks, created } = await decksFor(tx, userId, new Set(fresh.map(({ deck }) => deck)), newId)
      const write: Write = { tx, learner, at: change.at, newId, cards: [] }
      const watched = old.length > 0 ? await rewrite(write, old) : []
      for (const piece of pieces(fresh, 500)) {
        const rows = piece.map((note) => ({
          ...contentOf(note),
          ...{ deck_id: decks.get(note.deck.toLowerCase()), note_type: note.noteType, guid: note.guid },
        }))
        await inTx(tx, insertNotesSql, [userId, JSON.stringify(rows), change.at])
      }
      for (const note of fresh) addCards(write, note, decks.get(note.deck.toLowerCase())!, note.ordinals)
      for (const piece of pieces(write.cards, 2000))
        await inTx(tx, insertCardsSql, [userId, JSON.stringify(piece), learner.changeSeq, change.at])
      await tx.learner.update({
        where: { userId },
        data: { nextPosition: learner.nextPosition + write.cards.length },
      })
      const changeId = await recordChange(
        tx,
        learner,
        { ...change, kind: 'import', label: changeLabel('Imported', notes.length, 'note', notes[0]?.title) },
        {
          watched,
          created: { deck: created, note: fresh.map(({ id }) => id), card: write.cards.map(({ id }) => id) },
        },
      )
      await closeImport(tx, userId, importId, { plan, changeId, total: notes.length })
      return { changeId }
    },
    120_000,
  )
