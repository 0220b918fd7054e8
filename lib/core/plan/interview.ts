/** The level a learner is interviewed for. */
export const levels = ['mid', 'senior', 'staff'] as const
export type Level = (typeof levels)[number]

/** How much each competency counts, 0 (left out) to 4; 1 where nothing is said. */
export type CompetencyWeights = Readonly<Record<string, number>>
export const mostWeight = 4

/** The weight of a card's competency; a card without one counts 1. */
export const weightOf = (weights: CompetencyWeights, competency: string | null): number =>
  competency === null ? 1 : (weights[competency] ?? 1)

/**
 * Which new cards of a competency come later, by the library's difficulty (1 to 3; null for own cards): hard ones for a
 * mid-level interview, what is basic for a staff one. 0 for now, 1 for after all others.
 */
export const turnOf = (level: Level | null, difficulty: number | null): 0 | 1 => {
  if (level === 'mid') return difficulty === 3 ? 1 : 0
  if (level === 'staff') return difficulty === 1 ? 1 : 0
  return 0
}
