import { randomInt } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(false))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => done(true)))
  })

const rememberedPort = (file: string): number | null => {
  try {
    return Number(readFileSync(file, 'utf8')) || null
  } catch {
    return null
  }
}

/**
 * The port of last time when it is free, else a new one, written to `file`. New ones lie below the range from which
 * systems draw outgoing connections: there a client that retries while the server is down could take its port.
 */
export const choosePort = async (file: string): Promise<number> => {
  let port = rememberedPort(file) ?? randomInt(15_000, 32_000)
  while (!(await isFree(port))) port = randomInt(15_000, 32_000)
  writeFileSync(file, `${port}\n`, { mode: 0o600 })
  return port
}
