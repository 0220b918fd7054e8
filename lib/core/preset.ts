/** How the cards of a deck are scheduled. Steps are seconds; weights are the 21 of FSRS-6. */
export type SchedulingConfig = {
  weights: readonly number[]
  /** Chance of recall asked for at due, 0.70-0.99. */
  desiredRetention: number
  learningSteps: readonly number[]
  relearningSteps: readonly number[]
  maximumIntervalDays: number
  /** False for exact intervals. */
  fuzz: boolean
  /** Lapses from which a card is a leech; 0 for never. */
  leechThreshold: number
  /** What a leech does: it is always marked, and suspended where the preset says so. */
  leechAction: 'mark' | 'suspend'
}

export const reviewOrders = ['due-then-random', 'retrievability-ascending', 'random'] as const
export type ReviewOrder = (typeof reviewOrders)[number]
export const newOrders = ['position', 'random'] as const
export type NewOrder = (typeof newOrders)[number]
export const newMixes = ['mix', 'after-reviews', 'before-reviews'] as const
export type NewMix = (typeof newMixes)[number]

/** What a preset says about a day's queue. */
export type QueueConfig = {
  newPerDay: number
  reviewsPerDay: number
  /** When false, reviews left bound the new cards too, as in Anki. */
  newIgnoresReviewLimit: boolean
  buryNewSiblings: boolean
  buryReviewSiblings: boolean
  reviewOrder: ReviewOrder
  newOrder: NewOrder
  newMix: NewMix
}

export type PresetConfig = SchedulingConfig & QueueConfig

/** FSRS-6 default weights (fsrs-rs, ts-fsrs). */
export const defaultWeights: readonly number[] = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
  1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
]

/** Bounds of each weight, as the fitting library clips them (fsrs-rs `clip_parameters`). */
export const weightBounds: readonly (readonly [number, number])[] = [
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [1, 10],
  [0.001, 4],
  [0.001, 4],
  [0.001, 0.75],
  [0, 4.5],
  [0, 0.8],
  [0.001, 3.5],
  [0.001, 5],
  [0.001, 0.25],
  [0.001, 0.9],
  [0, 4],
  [0, 1],
  [1, 6],
  [0, 2],
  [0, 2],
  [0.01, 0.8],
  [0.1, 0.8],
]

export const defaultPreset: PresetConfig = {
  weights: defaultWeights,
  desiredRetention: 0.9,
  learningSteps: [60, 600],
  relearningSteps: [600],
  maximumIntervalDays: 36_500,
  fuzz: true,
  leechThreshold: 8,
  leechAction: 'mark',
  newPerDay: 20,
  reviewsPerDay: 200,
  newIgnoresReviewLimit: false,
  buryNewSiblings: false,
  buryReviewSiblings: false,
  reviewOrder: 'due-then-random',
  newOrder: 'position',
  newMix: 'mix',
}

/** What an input says over what stands; what it leaves out stays. */
export const withChanges = (
  config: PresetConfig,
  changes: Partial<Record<keyof PresetConfig, unknown>>,
): PresetConfig => ({
  ...config,
  ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
})
