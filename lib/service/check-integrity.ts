import { newCard, type FoldedCard } from '@/lib/core/card'
import { dueAt } from '@/lib/core/schedule/due'
import { addAmounts, emptyRow, measureNames } from '@/lib/core/stats/rollup'
import { countDays } from '@/lib/db/card-days'
import { auditLearner, type LearnerAudit } from '@/lib/db/integrity'

/** One place where a row is not what its log says. */
export type Difference = { kind: 'card' | 'rollup'; key: string; stored: string; folded: string }

/** What a learner's log comes to: every card folded, every rollup counted. */
export type Recount = {
  cards: { id: string; folded: FoldedCard; isSame: boolean; stored: string; expected: string }[]
  rollups: Map<string, number[]>
}

const summary = ({ position, memory, ...rest }: FoldedCard, at: number | null): string =>
  JSON.stringify({ position, memory, ...rest, dueAt: at })

/** Folds every card of a learner from its log alone. */
export const recount = ({ cards, logs, rule, book }: LearnerAudit): Recount => {
  const rollups = new Map<string, number[]>()
  const folds = cards.map((card) => {
    const { steps, days } = countDays(card.id, logs.get(card.id) ?? [], card.foldedUnder, book)
    for (const [studyDay, amounts] of days) {
      const key = `${studyDay} ${card.deckId} ${card.competency ?? ''}`
      const row = rollups.get(key) ?? emptyRow()
      addAmounts(row, amounts)
      rollups.set(key, row)
    }
    const folded = steps.at(-1)?.after ?? newCard
    const { due } = folded.position
    const stored = summary(card.folded, card.dueAt)
    const expected = summary(folded, due === null ? null : dueAt(due, rule))
    return { id: card.id, folded, isSame: stored === expected, stored, expected }
  })
  return { cards: folds, rollups }
}

const rollupDifferences = (audit: LearnerAudit, counted: Map<string, number[]>): Difference[] => {
  const stored = new Map(
    audit.rollups.map((row) => [`${row.studyDay} ${row.deckId} ${row.competency}`, row.measures]),
  )
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
