/** What a figure must keep to. */
export type Budget = { atLeast: number } | { atMost: number }

/** One line of the table. `unit` is `x` for a ratio. */
export type Figure = { what: string; value: number; unit: string; budget: Budget | null; note: string }

/** What a measurement found: its figures, and every round they were made of. */
export type Findings = { figures: Figure[]; rounds: unknown; versions?: Record<string, string> }

/** One question, asked of this machine now. */
export type Measurement = { name: string; measure: () => Promise<Findings> }

export const figure = (what: string, value: number, unit: string, note = ''): Figure => ({
  what,
  value,
  unit,
  budget: null,
  note,
})

/** A ratio that fails the run when it is out of its budget. */
export const budgeted = (what: string, value: number, unit: string, budget: Budget, note = ''): Figure => ({
  what,
  value,
  unit,
  budget,
  note,
})

export const isMet = ({ value, budget }: Figure): boolean => {
  if (!budget) return true
  // Written so that NaN misses every budget.
  return 'atLeast' in budget ? value >= budget.atLeast : value <= budget.atMost
}
