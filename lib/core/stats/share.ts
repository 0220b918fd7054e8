import type { Cell, Column } from './graph'
import { wilsonRange } from './wilson'

/** A share of some tries with its 95% range; nothing without a try. */
export const shareOf = (hits: number, of: number): { rate: Cell; low: Cell; high: Cell } => {
  const range = wilsonRange(hits, of)
  return range ? { rate: hits / of, ...range } : { rate: null, low: null, high: null }
}

/** The same as cells of a row, and their columns. */
export const shareCells = (hits: number, of: number): Cell[] => {
  const { rate, low, high } = shareOf(hits, of)
  return [rate, low, high]
}
export const shareColumns: Column[] = ['rate', 'low', 'high'].map((name) => ({ name, unit: 'share' }))
