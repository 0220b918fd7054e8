/** The four ratings, worst first. Numbers 1 to 4 appear only inside `schedule/fsrs.ts`. */
export const ratings = ['again', 'hard', 'good', 'easy'] as const
export type Rating = (typeof ratings)[number]

/** True when the card was recalled: every rating but Again. */
export const isRecalled = (rating: Rating): boolean => rating !== 'again'
