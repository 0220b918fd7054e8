import { changeLabel } from '@/lib/core/change'
import type { Draft } from '@/lib/core/codec/plan'
import type { KnownNote } from '@/lib/core/codec/planner'
import { recordChange, type NewChange } from './changes'
import { countedIds, makeDecks } from './decks'
import { closeImport } from './imports'
import { findKnown, pieces } from './known-notes'
import { followLadders } from './ladders'
import { changeLearner, inTx, runIn, type Tx } from './learner'
import { addCards, contentOf, rewrite, type ImportedNote, type Write } from './rewrite-notes'

const insertNotesSql = `
insert into note (user_id, id, deck_id, note_type, fields, tags, rendered, title, first_field_hash, guid, created_at, updated_at)
select $1::uuid, n.id, n.deck_id, n.note_type, n.fields, n.tags, n.rendered, n.title, n.first_field_hash, n.guid, $3::timestamptz, $3::timestamptz
from jsonb_to_recordset($2::jsonb) as n (id uuid, deck_id uuid, note_type text, fields jsonb, tags text[], rendered jsonb, title text, first_field_hash uuid, guid text)`

const insertCardsSql = `
insert into card (user_id, id, note_id, ordinal, deck_id, competency, position, change_seq, created_at)
select $1::uuid, c.id, c.note_id, c.ordinal, c.deck_id, c.competency, c.position, $3::bigint, $4::timestamptz
from jsonb_to_recordset($2::jsonb) as c (id uuid, note_id uuid, ordinal smallint, deck_id uuid, competency text, position integer)`

/** Ids of the decks by name in lower case; those that are missing are made. */
const decksFor = async (tx: Tx, userId: string, names: Iterable<string>, newId: () => string) => {
  const { ids, next } = countedIds(newId)
  const decks = await makeDecks(tx, userId, names, next)
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
  planFrom: (known: KnownNote[]) => Promise<WritePlan>,
  change: NewChange,
  newId: () => string,
): Promise<{ changeId: string | null } | 'again'> =>
  changeLearner(
    userId,
    async (tx, learner) => {
      const planned = await planFrom(await findKnown(userId, drafts, runIn(tx)))
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
      for (const piece of pieces(notes, 2000))
        await followLadders(
          tx,
          userId,
          piece.map(({ id }) => id),
        )
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
