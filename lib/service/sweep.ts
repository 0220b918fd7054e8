/** Work that comes round by itself while the server runs. */
export type Sweep = { stop(): Promise<void> }

const hourMs = 3_600_000

/**
 * Does the work now and then every hour, or as often as is said; one round waits for the one before.
 * @param work how much it did, or null when another process is at it
 */
export const startSweep = (
  work: () => Promise<number | null>,
  hear: { onDone: (count: number) => void; onFailure: (error: unknown) => void },
  everyMs = hourMs,
): Sweep => {
  let last = Promise.resolve()
  const round = () => {
    last = last.then(work).then((count) => {
      if (count) hear.onDone(count)
    }, hear.onFailure)
  }
  round()
  const timer = setInterval(round, everyMs)
  timer.unref()
  return {
    stop: () => {
      clearInterval(timer)
      return last
    },
  }
}
