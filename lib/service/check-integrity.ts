import { newCard, type FoldedCard } from '@/lib/core/card'
import { dueAt } from '@/lib/core/schedule/due'
import { foldSteps } from '@/lib/core/schedule/fold'
import { addSteps, measureNames, type DayMeasures } from '@/lib/core/stats/rollup'
import { auditLearner, type LearnerAudit } from '@/lib/db/integrity'

/** One place where a row is not what its log says. */
export type Difference = { kind: 'card' | 'rollup'; key: string; stored: string; folded: string }

const summary = ({ position, memory, ...rest }: FoldedCard, at: number | null): string =>
  JSON.stringify({ position, memory, ...rest, dueAt: at })

const cardDifferences = ({ cards, logs, rule }: LearnerAudit, totals: Map<string, number[]>): Difference[] =>
  cards.flatMap((card) => {
    const log = logs.get(card.id) ?? []
    const live = log.filter(({ voidedBy }) => voidedBy === null).map(({ entry }) => entry)
    const steps = foldSteps(card.id, live, card.foldedUnder)
    const durations = new Map(log.map((row) => [row.entry.id, row.durationMs ?? 0]))
    const days: DayMeasures = new Map()
    addSteps(days, steps, (id) => durations.get(id) ?? 0, 1)
    for (const [studyDay, measures] of days) {
      const key = `${studyDay} ${card.deckId} ${card.competency ?? ''}`
      totals.set(
        key,
        measures.map((value, index) => value + (totals.get(key)?.[index] ?? 0)),
      )
    }
    const folded = steps.at(-1)?.after ?? newCard
    const { due } = folded.position
    const stored = summary(card.folded, card.dueAt)
    const expected = summary(folded, due === null ? null : dueAt(due, rule))
    return stored === expected ? [] : [{ kind: 'card' as const, key: card.id, stored, folded: expected }]
  })

const rollupDifferences = ({ rollups }: LearnerAudit, totals: Map<string, number[]>): Difference[] => {
  const stored = new Map(
    rollups.map((row) => [`${row.studyDay} ${row.deckId} ${row.competency}`, row.measures]),
  )
  const line = (measures: number[] | undefined) =>
    JSON.stringify(measureNames.map((_, index) => measures?.[index] ?? 0))
  return [...new Set([...stored.keys(), ...totals.keys()])].flatMap((key) => {
    const [was, is] = [line(stored.get(key)), line(totals.get(key))]
    return was === is ? [] : [{ kind: 'rollup' as const, key, stored: was, folded: is }]
  })
}

/** Every card row and rollup of a learner that differs from the fold of the log; none when all is well. */
export const findDifferences = async (userId: string): Promise<Difference[]> => {
  const audit = await auditLearner(userId)
  if (!audit) return []
  const totals = new Map<string, number[]>()
  return [...cardDifferences(audit, totals), ...rollupDifferences(audit, totals)]
}
