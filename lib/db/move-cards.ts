import type { PresetConfig } from '@/lib/core/preset'
import { RollupSums } from '@/lib/core/stats/rollup-sums'
import { countDays, presetsNamed, type FoldedUnder } from './card-days'
import { inTx, runIn, type LearnerRow, type Tx } from './learner'
import { loadLogs } from './card-logs'
import { addRollupsSql, rollupsJson } from './rollup-rows'
import { loadWeights } from './weights'

/** Where the days of a card are counted; what is left out stays. */
export type Place = { deckId?: string; competency?: string | null }

type Answered = FoldedUnder & { id: string; deckId: string; competency: string }

// Cards without a live entry have no days to take along.
const answeredSql = `
select c.id::text as id, c.deck_id::text as "deckId", coalesce(c.competency, '') as competency,
  c.preset_id::text as "presetId", c.preset_revision as revision
from card c where c.user_id = $1::uuid and c.id = any($2::uuid[]) and c.last_entry_id is not null`

const configsSql = `
select r.preset_id::text as "presetId", r.revision, r.config from preset_revision r
where r.user_id = $1::uuid and (r.preset_id, r.revision) in (
  select c.preset_id, c.preset_revision from card c
  where c.user_id = $1::uuid and c.id = any($2::uuid[]) and c.last_entry_id is not null)`

type PresetKey = { presetId: string; revision: number }
const keyOf = ({ presetId, revision }: PresetKey) => `${presetId}:${revision}`

const findAnswered = async (tx: Tx, userId: string, cardIds: readonly string[]): Promise<Answered[]> => {
  const cards = await inTx<Omit<Answered, 'config'> & PresetKey>(tx, answeredSql, [userId, cardIds])
  if (cards.length === 0) return []
  const rows = await inTx<PresetKey & { config: PresetConfig }>(tx, configsSql, [userId, cardIds])
  const configs = new Map(rows.map((row) => [keyOf(row), row.config]))
  return cards.map((card) => ({ ...card, config: configs.get(keyOf(card))! }))
}

/** Logs are folded so many cards at a time, to keep memory level. */
const cardsAtOnce = 2000

const moveDays = async (tx: Tx, userId: string, cards: readonly Answered[], to: Place): Promise<void> => {
  const moves = new RollupSums()
  for (let start = 0; start < cards.length; start += cardsAtOnce) {
    const chunk = cards.slice(start, start + cardsAtOnce)
    const logs = await loadLogs(
      userId,
      chunk.map(({ id }) => id),
      runIn(tx),
    )
    const presetIds = presetsNamed(
      logs.values(),
      chunk.map(({ presetId }) => presetId),
    )
    const wanted = presetIds.map((presetId) => ({ presetId, revision: null }))
    const book = await loadWeights(userId, wanted, runIn(tx))
    for (const card of chunk)
      for (const [studyDay, amounts] of countDays(card.id, logs.get(card.id) ?? [], card, book).days) {
        const from = { studyDay, deckId: card.deckId, competency: card.competency }
        moves.add(from, amounts, -1)
        const competency = to.competency === undefined ? card.competency : (to.competency ?? '')
        moves.add({ ...from, deckId: to.deckId ?? card.deckId, competency }, amounts)
      }
  }
  const rows = moves.list()
  if (rows.length > 0) await inTx(tx, addRollupsSql('$2::jsonb', ''), [userId, rollupsJson(rows)])
}

const moveSql = `
update card set deck_id = coalesce($3::uuid, deck_id),
  competency = case when $4::text = 'keep' then competency else $5::text end, change_seq = $6::bigint
where user_id = $1::uuid and id = any($2::uuid[])`

/**
 * Moves cards to a deck, a competency or both, deleted cards as well, and takes the days they were answered on along: a
 * rollup counts for the place where its cards are now. The deck must be the learner's; ids of others are left alone.
 */
export const moveCards = async (
  tx: Tx,
  learner: LearnerRow,
  cardIds: readonly string[],
  to: Place,
): Promise<void> => {
  if (cardIds.length === 0) return
  const { userId, changeSeq } = learner
  const moving = (await findAnswered(tx, userId, cardIds)).filter(
    (card) =>
      (to.deckId !== undefined && to.deckId !== card.deckId) ||
      (to.competency !== undefined && (to.competency ?? '') !== card.competency),
  )
  await moveDays(tx, userId, moving, to)
  await inTx(tx, moveSql, [
    userId,
    cardIds,
    to.deckId ?? null,
    to.competency === undefined ? 'keep' : 'set',
    to.competency ?? null,
    changeSeq,
  ])
}
