import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** The built server once more, set up in a way of its own, on an embedded database of its own. */
export type OwnServer = { url: string; env: NodeJS.ProcessEnv; stop(): Promise<void> }

export const startOwnServer = async (settings: Record<string, string>): Promise<OwnServer> => {
  const port = 32_000 + Math.floor(Math.random() * 900)
  const url = `http://localhost:${port}`
  const dataDir = join(tmpdir(), `crossover-own-${randomBytes(6).toString('hex')}`)
  const { DATABASE_URL: _, ...outside } = process.env
  const env = {
    ...{ ...outside, PORT: String(port), CROSSOVER_DATA: dataDir, CROSSOVER_URL: url },
    ...{ NODE_ENV: 'production' as const, LOG_LEVEL: 'fatal', ...settings },
  }
  const server = spawn(process.execPath, ['dist/server.mjs'], { env, stdio: 'ignore' })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const stop = async () => {
    server.kill('SIGTERM')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
  for (let tries = 0; tries < 600; tries++) {
    const isUp = await fetch(`${url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isUp) return { url, env, stop }
    await sleep(100)
  }
  await stop()
  throw new Error('the server of this journey did not start')
}
