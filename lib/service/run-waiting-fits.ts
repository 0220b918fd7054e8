import { takeFit, withFitLock } from '@/lib/db/fit-line'
import { runFit } from './run-fit'

/** Runs every fit that waits, one after the other; nothing while another process does. */
export const runWaitingFits = async (onFailure: (error: unknown) => void): Promise<void> => {
  await withFitLock(async () => {
    for (;;) {
      const next = await takeFit(new Date())
      if (!next) return
      await runFit(next).catch(onFailure)
    }
  })
}
