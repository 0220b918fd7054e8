import type { Range, Scope } from '@/lib/core/stats/graph'
import { AppError } from '@/lib/core/errors'
import type { PresetConfig } from '@/lib/core/preset'
import { studyDayOf, type StudyDay } from '@/lib/core/study-day'
import { findRule, loadQueueDecks, type LearnerRule } from '@/lib/db/queue'
import type { Selection } from '@/lib/db/stats'
import type { BuryingDecks } from '@/lib/db/stats-cards'
import { selectDecks } from './load-day'

/** What every graph is made for: the learner's day, and the decks and topic that count. */
export type StatsScope = {
  userId: string
  at: number
  rule: LearnerRule
  today: StudyDay
  range: Range
  selection: Selection
  burying: BuryingDecks
  /** The preset of each of the learner's decks. */
  presets: readonly { deckId: string; config: PresetConfig }[]
  /** What the presets of the decks that count ask for; null where they differ. */
  desiredRetention: number | null
}

/**
 * Finds what a scope names. A deck stands for itself and those inside it; what was answered in a deck that is gone
 * counts in `all` only.
 * @throws AppError not-found for a deck that is not the learner's
 */
export const findScope = async (
  userId: string,
  at: number,
  range: Range,
  scope: Scope,
): Promise<StatsScope> => {
  const rule = await findRule(userId)
  if (!rule) throw new AppError('unauthenticated', 'Sign in again: this account is gone.')
  const today = studyDayOf(at, rule)
  const decks = await loadQueueDecks(userId, today)
  const chosen = scope.kind === 'deck' ? selectDecks(decks, scope.id).map(({ id }) => id) : null
  const asked = new Set(
    decks.filter(({ id }) => chosen?.includes(id) ?? true).map(({ config }) => config.desiredRetention),
  )
  const idsWhere = (buries: 'buryReviewSiblings' | 'buryNewSiblings') =>
    decks.filter(({ config }) => config[buries]).map(({ id }) => id)
  return {
    userId,
    at,
    rule,
    today,
    range,
    selection: { deckIds: chosen, competency: scope.kind === 'competency' ? scope.code : null },
    presets: decks.map(({ id, config }) => ({ deckId: id, config })),
    burying: { review: idsWhere('buryReviewSiblings'), new: idsWhere('buryNewSiblings') },
    desiredRetention: asked.size === 1 ? [...asked][0]! : null,
  }
}
