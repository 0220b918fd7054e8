import { newCard, type FoldedCard } from '@/lib/core/card'
import { dueAt } from '@/lib/core/schedule/due'
import { measureNames } from '@/lib/core/stats/rollup'
import { rollupKey, RollupSums, type Rollup } from '@/lib/core/stats/rollup-sums'
import { countDays } from '@/lib/db/card-days'
import { auditLearner, type LearnerAudit } from '@/lib/db/integrity'

/** One place where a row is not what its log says. */
export type Difference = { kind: 'card' | 'rollup'; key: string; stored: string; folded: string }

/** What a learner's log comes to: every card folded, every rollup counted. */
export type Recount = {
  cards: { id: string; folded: FoldedCard; isSame: boolean; stored: string; expected: string }[]
  rollups: Rollup[]
}

const summary = ({ position, memory, ...rest }: FoldedCard, at: number | null): string =>
  JSON.stringify({ position, memory, ...rest, dueAt: at })

/** Folds every card of a learner from its log alone. */
export const recount = ({ cards, logs, rule, book }: LearnerAudit): Recount => {
  const sums = new RollupSums()
  const folds = cards.map((card) => {
    const { steps, days } = countDays(card.id, logs.get(card.id) ?? [], card.foldedUnder, book)
    for (const [studyDay, amounts] of days)
      sums.add({ studyDay, deckId: card.deckId, competency: card.competency ?? '' }, amounts)
    const folded = steps.at(-1)?.after ?? newCard
    const { due } = folded.position
    const stored = summary(card.folded, card.dueAt)
    const expected = summary(folded, due === null ? null : dueAt(due, rule))
    return { id: card.id, folded, isSame: stored === expected, stored, expected }
  })
  return { cards: folds, rollups: sums.list() }
}

const byKey = (rollups: readonly Rollup[]) => new Map(rollups.map((row) => [rollupKey(row), row.measures]))

const rollupDifferences = (audit: LearnerAudit, rollups: readonly Rollup[]): Difference[] => {
  const [stored, counted] = [byKey(audit.rollups), byKey(rollups)]
  const line = (measures: number[] | undefined) =>
    JSON.stringify(measureNames.map((_, index) => measures?.[index] ?? 0))
  return [...new Set([...stored.keys(), ...counted.keys()])].flatMap((key) => {
    const [was, is] = [line(stored.get(key)), line(counted.get(key))]
    return was === is ? [] : [{ kind: 'rollup' as const, key, stored: was, folded: is }]
  })
}

/** Every card row and rollup of a learner that differs from the fold of the log; none when all is well. */
export const findDifferences = async (userId: string): Promise<Difference[]> => {
  const audit = await auditLearner(userId)
  if (!audit) return []
  const { cards, rollups } = recount(audit)
  const wrong = cards.filter(({ isSame }) => !isSame)
  return [
    ...wrong.map(({ id, stored, expected }) => ({
      kind: 'card' as const,
      key: id,
      stored,
      folded: expected,
    })),
    ...rollupDifferences(audit, rollups),
  ]
}
