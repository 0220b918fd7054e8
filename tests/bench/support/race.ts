/** `answers` taken in `turns` requests, and the rate. */
export type Race = { answers: number; turns: number; ms: number; perSecond: number }

/**
 * Lets every runner take turn after turn until the time is over or one of them has nothing left.
 * @param turn does one and says how many answers it was; 0 ends the race
 */
export const race = async <Runner>(
  runners: readonly Runner[],
  forMs: number,
  turn: (runner: Runner) => Promise<number>,
): Promise<Race> => {
  const startedAt = performance.now()
  let answers = 0
  let turns = 0
  let isOver = false
  const run = async (runner: Runner): Promise<void> => {
    while (!isOver && performance.now() - startedAt < forMs) {
      const count = await turn(runner)
      if (count === 0) isOver = true
      else turns++
      answers += count
    }
  }
  await Promise.all(runners.map(run))
  const ms = performance.now() - startedAt
  return { answers, turns, ms, perSecond: (answers * 1000) / ms }
}
