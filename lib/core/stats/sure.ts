import { specOf } from './day-sums'

export const sureSums = specOf([
  ['sure', ['confidence:95:right', 'confidence:95:wrong']],
  ['sureAndWrong', ['confidence:95:wrong']],
])

/** Answers that were given as certain, and those of them that were not right. */
export type SureSums = Readonly<Record<keyof typeof sureSums, number>>

/** What it takes to be right, as definitions say it. */
export const rightMeans =
  'Right means choice and reason both in a scenario, and any rating but Again on other cards.'
