import { changeLabel } from '@/lib/core/change'
import { recordChange, watchRows, type NewChange } from './changes'
import { withSubdecks } from './decks'
import { changeLearner, inTx, type Tx } from './learner'

type Inside = { cardId: string; noteId: string }

const cardsInsideSql = `
select c.id::text as "cardId", c.note_id::text as "noteId" from card c
where c.user_id = $1::uuid and c.deck_id = any($2::uuid[]) and c.deleted_at is null`

const removeCardsSql = `
update card set deleted_at = $3::timestamptz, change_seq = $4::bigint
where user_id = $1::uuid and id = any($2::uuid[])`

type Left = { id: string; liesInside: boolean; deckId: string | null }

// Notes that lie in the decks or have lost a card, each with the deck of a card it still has.
const notesLeftSql = `
select n.id::text as id, n.deck_id = any($3::uuid[]) as "liesInside", (
  select c.deck_id::text from card c
  where c.user_id = $1::uuid and c.note_id = n.id and c.deleted_at is null order by c.ordinal limit 1) as "deckId"
from note n where n.user_id = $1::uuid and n.deleted_at is null
  and (n.id = any($2::uuid[]) or n.deck_id = any($3::uuid[]))`

const removeNotesSql = `
update note set deleted_at = $3::timestamptz where user_id = $1::uuid and id = any($2::uuid[])`

const followCardsSql = `
update note n set deck_id = f."deckId" from jsonb_to_recordset($2::jsonb) as f (id uuid, "deckId" uuid)
where n.user_id = $1::uuid and n.id = f.id`

/** A note goes with its last card; one that has cards elsewhere follows them. */
const removeNotes = async (tx: Tx, userId: string, notes: readonly Left[], at: Date): Promise<void> => {
  const gone = notes.filter(({ deckId }) => deckId === null).map(({ id }) => id)
  await inTx(tx, removeNotesSql, [userId, gone, at])
  const following = notes.filter(({ deckId, liesInside }) => deckId !== null && liesInside)
  if (following.length > 0) await inTx(tx, followCardsSql, [userId, JSON.stringify(following)])
}

/**
 * Takes a deck, the decks inside it, and their notes and cards away, as one change; the log keeps its entries.
 * @returns the change's id, null when the learner has no such deck
 */
export const removeDeck = (userId: string, id: string, change: NewChange): Promise<string | null> =>
  changeLearner(userId, async (tx, learner) => {
    const decks = await withSubdecks(tx, userId, id)
    if (decks.length === 0) return null
    const deckIds = decks.map((deck) => deck.id)
    const inside = await inTx<Inside>(tx, cardsInsideSql, [userId, deckIds])
    const cardIds = inside.map(({ cardId }) => cardId)
    const watched = await watchRows(tx, userId, 'card', cardIds, ['deleted_at'])
    await inTx(tx, removeCardsSql, [userId, cardIds, change.at, learner.changeSeq])

    const noteIds = [...new Set(inside.map(({ noteId }) => noteId))]
    const notes = await inTx<Left>(tx, notesLeftSql, [userId, noteIds, deckIds])
    const leftIds = notes.map((note) => note.id)
    watched.push(...(await watchRows(tx, userId, 'note', leftIds, ['deck_id', 'deleted_at'])))
    await removeNotes(tx, userId, notes, change.at)

    watched.push(...(await watchRows(tx, userId, 'deck', deckIds, ['deleted_at'])))
    await tx.deck.updateMany({ where: { userId, id: { in: deckIds } }, data: { deletedAt: change.at } })
    const label = changeLabel('Deleted', 1, 'deck', decks[0]!.name)
    return recordChange(tx, learner, { ...change, kind: 'delete-deck', label }, { watched })
  })
