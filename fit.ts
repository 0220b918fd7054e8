import { connectDatabase } from '@/lib/db/database'
import { log } from '@/lib/log'
import { runWaitingFits } from '@/lib/service/run-waiting-fits'

/** The process that fits parameters: runs what waits, and ends. Whoever started it is told by the exit code. */

const main = async (): Promise<void> => {
  const url = process.env.CROSSOVER_FIT_DATABASE
  if (!url) throw new Error('CROSSOVER_FIT_DATABASE is missing: the server starts this process')
  const database = connectDatabase(url)
  await runWaitingFits((error) => log.error({ error }, 'a fit failed'))
  await database.close()
}

// An orderly exit would wait for the library's threads; a row left running is told of by the next fit.
const leave = () => process.kill(process.pid, 'SIGKILL')
process.on('SIGTERM', leave)
// The server is gone.
process.on('disconnect', leave)

main().then(
  () => process.exit(0),
  (error: unknown) => {
    log.error({ error }, 'the fitting process failed')
    process.exit(1)
  },
)
