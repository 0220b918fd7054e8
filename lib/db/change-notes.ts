import { changeLabel } from '@/lib/core/change'
import { competencyOfTags, maxTags } from '@/lib/core/note'
import { changeMany, findCardIds, unchanged, type ManyChanged } from './change-many'
import { recordChange, watchRows, type NewChange } from './changes'
import { hasDeck } from './decks'
import { followLadders } from './ladders'
import { inTx, type LearnerRow, type Tx } from './learner'
import { moveCards } from './move-cards'

/** Tags to put on, or to take off; they compare without regard to case. */
export type Tagging = { kind: 'add-tags' | 'remove-tags'; tags: readonly string[] }

const has = (tags: string) => `lower(g.tag) in (select lower(t) from unnest(${tags}) as t)`

const tagsAfter = {
  'add-tags': `n.tags || array(
    select g.tag from unnest($3::text[]) with ordinality as g (tag, place) where not ${has('n.tags')} order by g.place)`,
  'remove-tags': `array(
    select g.tag from unnest(n.tags) with ordinality as g (tag, place) where not ${has('$3::text[]')} order by g.place)`,
} as const

const retaggedSql = (kind: Tagging['kind']) => `
select n.id::text as id, ${tagsAfter[kind]} as tags, n.library_id is not null as "isLibrary" from note n
where n.user_id = $1::uuid and n.id = any($2::uuid[]) and ${tagsAfter[kind]} <> n.tags`

const tagSql = (kind: Tagging['kind']) => `
update note n set tags = ${tagsAfter[kind]}, updated_at = $4::timestamptz
where n.user_id = $1::uuid and n.id = any($2::uuid[])`

type Retagged = { id: string; tags: string[]; isLibrary: boolean }

/** The competency of an own note follows its tags; that of a library note is the library's. */
const followTags = async (tx: Tx, learner: LearnerRow, notes: readonly Retagged[]): Promise<void> => {
  const byCompetency = new Map<string | null, string[]>()
  for (const { id, tags } of notes) {
    const competency = competencyOfTags(tags)
    const ids = byCompetency.get(competency)
    if (ids) ids.push(id)
    else byCompetency.set(competency, [id])
  }
  for (const [competency, ids] of byCompetency) {
    const differs = 'c.competency is distinct from $3::text'
    const cardIds = await findCardIds(tx, learner.userId, ids, differs, [competency])
    await moveCards(tx, learner, cardIds, { competency })
  }
}

const verbs = { 'add-tags': 'Tagged', 'remove-tags': 'Took tags off' } as const

/**
 * Puts tags on some notes or takes them off, as one change. Where that changes the competency, the days their cards were
 * answered on follow.
 * @returns 'too-many' when a note would have more tags than a note may have
 */
export const tagNotes = (
  userId: string,
  noteIds: readonly string[],
  { kind, tags }: Tagging,
  change: NewChange,
): Promise<ManyChanged | 'missing' | 'too-many'> =>
  changeMany(userId, noteIds, async (tx, learner, live) => {
    const notes = await inTx<Retagged>(tx, retaggedSql(kind), [userId, live, tags])
    if (notes.length === 0) return unchanged
    if (notes.some((note) => note.tags.length > maxTags)) return 'too-many'
    const ids = notes.map(({ id }) => id)
    // A tag that names no competency leaves the cards where they are.
    const own = competencyOfTags(tags) === null ? [] : notes.filter(({ isLibrary }) => !isLibrary)
    const ownIds = own.map(({ id }) => id)
    const cardIds = await findCardIds(tx, userId, ownIds, 'true')
    const watched = [
      ...(await watchRows(tx, userId, 'note', ids, ['tags', 'updated_at'])),
      ...(await watchRows(tx, userId, 'card', cardIds, ['competency'])),
    ]
    await inTx(tx, tagSql(kind), [userId, ids, tags, change.at])
    await followTags(tx, learner, own)
    await followLadders(tx, userId, ids)
    const record = { ...change, kind, label: changeLabel(verbs[kind], ids.length, 'note') }
    return { notes: ids.length, cards: 0, changeId: await recordChange(tx, learner, record, { watched }) }
  })

const moveNotesSql = `
update note set deck_id = $3::uuid where user_id = $1::uuid and id = any($2::uuid[])`

/** Moves some notes with all their cards to a deck, as one change; 'no-deck' when that is not the learner's. */
export const moveNotes = (
  userId: string,
  noteIds: readonly string[],
  deckId: string,
  change: NewChange,
): Promise<ManyChanged | 'missing' | 'no-deck'> =>
  changeMany(userId, noteIds, async (tx, learner, live) => {
    if (!(await hasDeck(tx, userId, deckId))) return 'no-deck'
    const cardIds = await findCardIds(tx, userId, live, 'c.deck_id <> $3::uuid', [deckId])
    const watched = [
      ...(await watchRows(tx, userId, 'note', live, ['deck_id'])),
      ...(await watchRows(tx, userId, 'card', cardIds, ['deck_id'])),
    ]
    await inTx(tx, moveNotesSql, [userId, live, deckId])
    await moveCards(tx, learner, cardIds, { deckId })
    const record = { ...change, kind: 'move-notes', label: changeLabel('Moved', live.length, 'note') }
    const changeId = await recordChange(tx, learner, record, { watched })
    return changeId ? { notes: live.length, cards: cardIds.length, changeId } : unchanged
  })

const removeSql = {
  note: `update note set deleted_at = $3::timestamptz where user_id = $1::uuid and id = any($2::uuid[])`,
  card: `update card set deleted_at = $3::timestamptz, change_seq = $4::bigint where user_id = $1::uuid and id = any($2::uuid[])`,
}

/** Takes some notes away with their cards, as one change; their log stays. */
export const removeNotes = (
  userId: string,
  noteIds: readonly string[],
  change: NewChange,
): Promise<ManyChanged | 'missing'> =>
  changeMany(userId, noteIds, async (tx, learner, live) => {
    const cardIds = await findCardIds(tx, userId, live)
    const watched = [
      ...(await watchRows(tx, userId, 'note', live, ['deleted_at'])),
      ...(await watchRows(tx, userId, 'card', cardIds, ['deleted_at'])),
    ]
    await inTx(tx, removeSql.note, [userId, live, change.at])
    await inTx(tx, removeSql.card, [userId, cardIds, change.at, learner.changeSeq])
    const record = { ...change, kind: 'delete-notes', label: changeLabel('Deleted', live.length, 'note') }
    const changeId = await recordChange(tx, learner, record, { watched })
    return { notes: live.length, cards: cardIds.length, changeId }
  })
