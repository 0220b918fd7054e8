/**
 * Scenarios of exact search that a landing page can be judged by: none is near its crossover, and each has a twist that changes the
 * answer. `tests/component/landing/seeds.test.tsx` holds them to it.
 */
export const landingSeeds: readonly number[] = [528, 345, 844, 587, 1164, 1268, 1497, 802]

/** The library's card that these are scenarios of. */
export const landingCard = { libraryCard: 'T08-03', competency: 'T08' } as const
