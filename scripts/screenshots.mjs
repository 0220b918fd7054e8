import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ensureBuilt, ensureGenerated, ensureInstalled } from './build.mjs'
import { ensureChromium } from './lib/chromium.mjs'
import { assertNode, inProject, runMain, say } from './lib/project.mjs'

/** `npm run screenshots`: the pictures of the README, taken of the real product by a learner with two weeks behind them. */

const port = 32_000 + Math.floor(Math.random() * 700)
const base = `http://localhost:${port}`
const dataDir = join(tmpdir(), `crossover-pictures-${randomBytes(6).toString('hex')}`)
const password = 'correct horse battery'
const email = 'ada@example.org'
const day = 86_400_000

const call = async (method, path, body, token) => {
  const response = await fetch(`${base}/api/v1${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.status === 204 ? null : response.json()
}

/** Two weeks of answers, each given through the API at the time it stands for. */
const study = async (token) => {
  const { cards } = await call('POST', '/library/t08-vector-search/subscribe', undefined, token)
  await call('POST', '/library/t01-framing/subscribe', undefined, token)
  const ratings = ['good', 'good', 'again', 'good', 'easy', 'hard', 'good']
  const entries = []
  cards.slice(0, 22).forEach(({ cardId }, index) => {
    const first = Date.now() - (13 - (index % 11)) * day
    for (const [step, gap] of [0, 600_000, 2 * day, 6 * day].entries()) {
      const at = first + gap + index * 40_000
      if (at > Date.now() - day / 2) break
      entries.push({
        id: randomUUID(),
        kind: 'answer',
        cardId,
        rating: step < 2 ? 'good' : ratings[(index + step) % ratings.length],
        reviewedAt: new Date(at).toISOString(),
        durationMs: 9000 + ((index * 1700 + step * 900) % 14_000),
      })
    }
  })
  for (let from = 0; from < entries.length; from += 100)
    await call(
      'POST',
      '/reviews',
      {
        deviceId: randomUUID(),
        clientNow: new Date().toISOString(),
        entries: entries.slice(from, from + 100),
      },
      token,
    )
  const interviewDate = new Date(Date.now() + 19 * day).toISOString().slice(0, 10)
  await call('PATCH', '/me', { interviewDate, minutesPerDay: 6, followPlan: false }, token)
  const { decks } = await call('GET', '/decks', undefined, token)
  const own = decks.find(({ name }) => name === 'My cards')
  for (const [Front, Back] of [
    [
      'Sharded exact search: who merges, and what does the merge keep exact?',
      'Each shard returns its own top $k$; the router merges by score. Flat shards stay exact: the true top $k$ is always among those lists.',
    ],
    [
      'What did the last interviewer ask about cold start?',
      'How the first hundred impressions of a new item are paid for, and by whom.',
    ],
  ])
    await call('POST', '/notes', { deckId: own.id, noteType: 'basic', fields: { Front, Back } }, token)
}

const variants = [
  { name: 'desktop-light', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { name: 'desktop-dark', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  {
    name: 'phone-light',
    viewport: { width: 390, height: 844 },
    colorScheme: 'light',
    isMobile: true,
    hasTouch: true,
  },
  {
    name: 'phone-dark',
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    isMobile: true,
    hasTouch: true,
  },
]

const signIn = async (page) => {
  await page.goto(`${base}/sign-in`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/today')
}

const settle = async (page) => {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await sleep(400)
}

const takeAll = async (browser, variant, folder) => {
  const { name, ...options } = variant
  const context = await browser.newContext({
    ...options,
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const take = async (picture) => {
    await settle(page)
    await page.screenshot({ path: join(folder, `${picture}-${name}.png`) })
  }
  await page.goto(base)
  await take('landing')
  await page.goto(`${base}/sign-up`)
  await take('sign-up')
  await signIn(page)
  for (const place of ['today', 'library', 'decks', 'notes', 'stats', 'readiness', 'import', 'settings']) {
    await page.goto(`${base}/${place}`)
    await take(place)
  }
  await page.goto(`${base}/scenarios/exact-or-approximate-search?seed=7`)
  await take('scenario')
  await page.goto(`${base}/notes/new`)
  await page.getByLabel('Front').fill('When does exact search beat an approximate index?')
  await page
    .getByLabel('Back')
    .fill(
      'While a full scan fits the time budget: $N \\cdot d \\cdot 4$ bytes read a query. And always, when exactness is a duty.',
    )
  await sleep(800)
  await take('note-new')
  await page.goto(`${base}/review`)
  await page.getByRole('button', { name: /Show answer/ }).waitFor()
  await take('review-question')
  await page.getByRole('button', { name: /Show answer/ }).click()
  await page.getByRole('region', { name: 'Answer' }).waitFor()
  await take('review-answer')
  await context.close()
}

await runMain(async () => {
  assertNode()
  await ensureInstalled('for tests')
  await ensureGenerated()
  const executablePath = await ensureChromium()
  await ensureBuilt()
  const server = spawn(process.execPath, [inProject('dist/server.mjs')], {
    env: {
      ...process.env,
      PORT: String(port),
      CROSSOVER_DATA: dataDir,
      CROSSOVER_RATE_LIMITS: 'off',
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  try {
    for (let tries = 0; tries < 300; tries++) {
      if (
        await fetch(`${base}/api/health`).then(
          ({ ok }) => ok,
          () => false,
        )
      )
        break
      await sleep(100)
    }
    await call('POST', '/accounts', { email, password, name: 'Ada', timeZone: 'Europe/Berlin' })
    const { token } = await call('POST', '/tokens', { email, password, name: 'pictures' })
    await study(token)
    const { chromium } = await import('@playwright/test')
    const browser = await chromium.launch({
      executablePath,
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    })
    const folder = inProject('docs', 'pictures')
    mkdirSync(folder, { recursive: true })
    for (const variant of variants) {
      await takeAll(browser, variant, folder)
      say(`Took ${variant.name}.`)
    }
    await browser.close()
  } finally {
    server.kill('SIGTERM')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
})
