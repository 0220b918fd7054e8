import { watchRows, type Watched } from './changes'
import { pieces } from './known-notes'
import { inTx, type LearnerRow, type Tx } from './learner'
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

const updateNotesSql = `
update note t set fields = n.fields, tags = n.tags, rendered = nullif(n.rendered, 'null'), title = n.title,
  first_field_hash = n.first_field_hash, updated_at = $3::timestamptz
from jsonb_to_recordset($2::jsonb) as n (id uuid, fields jsonb, tags text[], rendered jsonb, title text, first_field_hash uuid)
where t.user_id = $1::uuid and t.id = n.id`

const cardsOfSql = `
select c.id::text, c.note_id::text as "noteId", c.ordinal, c.competency, c.deleted_at is null as "isLive", d.deleted_at is null as "hasDeck"
from card c join deck d on d.user_id = $1::uuid and d.id = c.deck_id
where c.user_id = $1::uuid and c.note_id = any($2::uuid[])`

const setCardsSql = `
update card set deleted_at = $3::timestamptz, change_seq = $4::bigint where user_id = $1::uuid and id = any($2::uuid[])`

export type NewCard = {
  id: string
  note_id: string
  ordinal: number
  deck_id: string
  competency: string | null
  position: number
}
/** An import's transaction, and the cards it is to add. */
export type Write = { tx: Tx; learner: LearnerRow; at: Date; newId: () => string; cards: NewCard[] }

/** What of a note is written alike when it is new and when it is not. */
export const contentOf = ({ id, fields, tags, rendered, title, firstFieldHash }: ImportedNote) => ({
  ...{ id, fields, tags, rendered, title, first_field_hash: firstFieldHash },
})

/** Puts cards of a note among those to add, each at the next place. */
export const addCards = (
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
export const rewrite = async (write: Write, notes: readonly ImportedNote[]): Promise<Watched> => {
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
