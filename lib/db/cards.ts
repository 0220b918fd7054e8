import { cardOfJson, isSuspended, siblingDaySql, type CardJson, type CardRow } from './card-rows'
import { prepared } from './database'
import { entryOfJson, voidedBySql, type EntryJson, type EntryRow } from './entry-rows'
import type { PresetConfig } from '@/lib/core/preset'
import { changeLabel } from '@/lib/core/change'
import { recordChange, watchRows, type NewChange } from './changes'
import { changeLearner, inTx, type LearnerRow } from './learner'
import { moveCards } from './move-cards'
import { hasDeck } from './decks'

export type CardWithConfig = CardRow & { config: PresetConfig; foldedUnder: PresetConfig }

const cardsSql = `
select to_jsonb(c) || jsonb_build_object('sibling_day', ${siblingDaySql}) as card, r.config, coalesce(f.config, r.config) as "foldedUnder"
from card c
join deck d on d.user_id = $1::uuid and d.id = c.deck_id
join preset p on p.user_id = $1::uuid and p.id = d.preset_id
join preset_revision r on r.user_id = $1::uuid and r.preset_id = p.id and r.revision = p.revision
left join preset_revision f on f.user_id = $1::uuid and f.preset_id = c.preset_id and f.revision = c.preset_revision
where c.user_id = $1::uuid and c.deleted_at is null and `

type Row = { card: CardJson; config: PresetConfig; foldedUnder: PresetConfig }
const rowOf = ({ card, config, foldedUnder }: Row): CardWithConfig => ({
  ...cardOfJson(card),
  config,
  foldedUnder,
})

const oneCardSql = `${cardsSql} c.id = $2::uuid`

/** A card of the learner with the preset of its deck and the one it was folded under; null when they have none. */
export const findCard = async (userId: string, id: string): Promise<CardWithConfig | null> => {
  const [row] = await prepared<Row>('find-card', oneCardSql, [userId, id])
  return row ? rowOf(row) : null
}

/** The cards of some notes, in order of ordinal. */
export const findCardsOfNotes = async (userId: string, noteIds: string[]): Promise<CardWithConfig[]> =>
  (
    await prepared<Row>(
      'find-cards-of-notes',
      `${cardsSql} c.note_id = any($2::uuid[]) order by c.note_id, c.ordinal`,
      [userId, noteIds],
    )
  ).map(rowOf)

const entriesSql = `
select to_jsonb(e) || jsonb_build_object('voided_by', ${voidedBySql}) as entry
from review_entry e where e.user_id = $1::uuid and e.card_id = $2::uuid`

/** The log of one card in no particular order, voided entries included. */
export const findEntries = async (userId: string, cardId: string): Promise<EntryRow[]> =>
  (await prepared<{ entry: EntryJson }>('find-entries', entriesSql, [userId, cardId])).map(({ entry }) =>
    entryOfJson(entry),
  )

export type CardPatch = { suspended?: boolean; buriedDay?: number | null; flag?: number; deckId?: string }

/** Taken back by hand, a leech stays in the queue until it lapses into one again. */
const suspensionOf = (card: CardRow, suspended: boolean) => {
  const after = {
    suspendedByHand: suspended,
    leechClearedEntry: suspended ? card.leechClearedEntry : card.leechEntry,
  }
  return { ...after, suspended: isSuspended({ ...card, ...after }) }
}

const verbOf = ({ suspended, buriedDay, flag, deckId }: CardPatch): string => {
  const verbs = [
    suspended === undefined ? [] : suspended ? ['Suspended'] : ['Unsuspended'],
    buriedDay === undefined ? [] : buriedDay === null ? ['Unburied'] : ['Buried'],
    flag === undefined ? [] : flag === 0 ? ['Took the flag off'] : ['Flagged'],
    deckId === undefined ? [] : ['Moved'],
  ].flat()
  return verbs.length === 1 ? verbs[0]! : 'Changed'
}

/**
 * Changes what of a card is not in its log.
 * @returns the id under which it can be undone, null when nothing changed; 'missing' when the card, 'no-deck' when the
 * deck is not the learner's
 */
export const updateCard = (
  userId: string,
  id: string,
  patchOf: (learner: LearnerRow) => CardPatch,
  change: NewChange,
): Promise<{ changeId: string | null } | 'missing' | 'no-deck'> =>
  changeLearner(userId, async (tx, learner) => {
    const [row] = await inTx<Row>(tx, oneCardSql, [userId, id])
    if (!row) return 'missing'
    const card = rowOf(row)
    const patch = patchOf(learner)
    const { suspended, buriedDay, flag, deckId } = patch
    if (deckId !== undefined && !(await hasDeck(tx, userId, deckId))) return 'no-deck'
    const watched = await watchRows(tx, userId, 'card', [id])
    if (deckId !== undefined) await moveCards(tx, learner, [id], { deckId })
    await tx.card.update({
      where: { userId_id: { userId, id } },
      data: {
        changeSeq: learner.changeSeq,
        ...(suspended === undefined ? {} : suspensionOf(card, suspended)),
        ...(buriedDay === undefined ? {} : { buriedDay }),
        ...(flag === undefined ? {} : { flag }),
      },
    })
    const record = { ...change, kind: 'edit-card', label: changeLabel(verbOf(patch), 1, 'card') }
    return { changeId: await recordChange(tx, learner, record, { watched }) }
  })
