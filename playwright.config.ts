import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { middayZone } from './tests/support/midday'

/** Journeys in a real browser against the built server, on a database of their own. */

// The config is read once in each worker as well: what the first reading chose must hold in all of them.
const port = Number((process.env.CROSSOVER_E2E_PORT ??= String(20_000 + Math.floor(Math.random() * 10_000))))
const dataDir = (process.env.CROSSOVER_E2E_DATA ??= join(
  tmpdir(),
  `crossover-e2e-${randomBytes(6).toString('hex')}`,
))
const isRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: 'tests/e2e',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 120_000,
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port}`,
    timezoneId: middayZone(),
    locale: 'en-GB',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'exec node tests/e2e/support/serve.mjs',
    url: `http://localhost:${port}/api/health`,
    timeout: 60_000,
    env: {
      PORT: String(port),
      CROSSOVER_DATA: dataDir,
      CROSSOVER_RATE_LIMITS: 'off',
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
    },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
})
