import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { StepError } from './project.mjs'

const isFree = (port) =>
  new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(false))
    probe.listen({ port, exclusive: true }, () => probe.close(() => done(true)))
  })

/**
 * Checks that PORT can be listened on, with a little patience for a server that is just ending. A value that is no
 * port is left to the server, which explains it.
 */
export const assertPortFree = async (text = '3000', patienceMs = 3000) => {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65535) return
  const giveUpAt = Date.now() + patienceMs
  while (!(await isFree(port))) {
    if (Date.now() > giveUpAt)
      throw new StepError(
        `Port ${port} cannot be used, most likely because another program has it: set PORT to another one.`,
      )
    await sleep(100)
  }
}
