import { chromium, type Browser, type Page } from '@playwright/test'
import { makeCards, settle } from './support/cards'
import { openConnection } from './support/http-client'
import { makeLearners, password, type BenchLearner } from './support/learners'
import { budgeted, figure, type Findings, type Measurement } from './support/measurement'
import { watchPaints, type PaintWatch, type Press } from './support/paint-watch'
import { withServer, type BenchServer } from './support/server'
import { median, quantile } from './support/statistics'

const presses = 200
const warmUps = 5
const cards = 220
/** Longer than answers are gathered before they are sent, so that no request of the answer before falls into a press. */
const pauseMs = 350
const budgets = { median: 35, p99: 100 }

const flags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const names = {
  question: '.card-front',
  answer: '[role="region"][aria-label="Answer"], section[aria-label="Answer"]',
}

/** The least a page can do for a key: the same two keys, and text that changes. */
const barePage = `<!doctype html><html lang="en"><title>Bare</title><body><main>
<div class="card-front">Question 1</div><div id="place"></div></main><script>
let shown = 1, isRevealed = false
const place = document.getElementById('place')
document.addEventListener('keydown', (event) => {
  if (event.key !== ' ') return
  event.preventDefault()
  if (isRevealed) document.querySelector('.card-front').textContent = 'Question ' + ++shown
  isRevealed = !isRevealed
  place.innerHTML = isRevealed ? '<section aria-label="Answer">Answer ' + shown + '</section>' : ''
})
</script></body></html>`

type Paints = { ms: number[]; requests: number; requestsDuring: number }

const paintsOf = ({ presses: all, requests }: PaintWatch): Paints => {
  const counted = all.slice(warmUps)
  const isDuring =
    ({ pressedAt, paintedAt }: Press) =>
    (at: number) =>
      at >= pressedAt && at <= paintedAt
  return {
    ms: counted.map(({ pressedAt, paintedAt }) => paintedAt - pressedAt),
    requests: requests.length,
    requestsDuring: counted.reduce((sum, press) => sum + requests.filter(isDuring(press)).length, 0),
  }
}

const pressThrough = async (page: Page): Promise<Paints> => {
  const answer = page.locator(names.answer)
  for (let done = 0; done < presses + warmUps; done++) {
    await page.waitForTimeout(pauseMs)
    await page.keyboard.press('Space')
    await answer.waitFor()
    await page.keyboard.press('Space')
    await page.waitForFunction((count) => globalThis.paintWatch.presses.length > count, done)
  }
  // What was asked of the network last must have been entered too.
  await page.waitForTimeout(2000)
  return paintsOf(await page.evaluate(() => globalThis.paintWatch))
}

/** New cards enough for one sitting, and a preset that gives them all today. */
const prepare = async (server: BenchServer): Promise<BenchLearner> => {
  const [learner] = (await makeLearners(server, 1)) as [BenchLearner]
  await makeCards(server, learner, { due: 0, later: 0, fresh: cards })
  const connection = await openConnection(server.port, learner.token)
  const { status, body } = await connection.send(
    'PATCH',
    `/api/v1/presets/${learner.presetId}`,
    JSON.stringify({ newPerDay: 9999 }),
  )
  connection.close()
  if (status !== 200) throw new Error(`the preset was not changed: ${status} ${body}`)
  await settle(server)
  return learner
}

const signIn = async (page: Page, url: string, email: string): Promise<void> => {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'))
}

const measureReview = async (browser: Browser, server: BenchServer, email: string): Promise<Paints> => {
  const page = await browser.newPage()
  await signIn(page, server.url, email)
  await page.addInitScript(watchPaints, names)
  await page.goto(`${server.url}/review`)
  await page.getByRole('button', { name: 'Show answer' }).waitFor()
  const paints = await pressThrough(page)
  await page.close()
  if (paints.requests === 0)
    throw new Error('no answer was ever sent, so the count of requests means nothing')
  return paints
}

const measureBare = async (browser: Browser): Promise<Paints> => {
  const page = await browser.newPage()
  await page.addInitScript(watchPaints, names)
  await page.goto(`data:text/html,${encodeURIComponent(barePage)}`)
  const paints = await pressThrough(page)
  await page.close()
  return paints
}

const measureOn = async (server: BenchServer): Promise<Findings> => {
  const { email } = await prepare(server)
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: flags })
  try {
    const bare = await measureBare(browser)
    const review = await measureReview(browser, server, email)
    return {
      figures: [
        figure('bare page, key to paint, median', median(bare.ms), 'ms'),
        figure('bare page, key to paint, p99', quantile(bare.ms, 0.99), 'ms'),
        budgeted('/review, key to next question, median', median(review.ms), 'ms', {
          atMost: budgets.median,
        }),
        budgeted('/review, key to next question, p99', quantile(review.ms, 0.99), 'ms', {
          atMost: budgets.p99,
        }),
        budgeted('/review, requests between key and paint', review.requestsDuring, 'requests', { atMost: 0 }),
      ],
      rounds: { bare, review },
      versions: { chromium: browser.version() },
    }
  } finally {
    await browser.close()
  }
}

/** From the key that rates a card to the frame that shows the next one, which waits for no network. */
export const keyPress: Measurement = { name: 'key-press', measure: () => withServer(measureOn) }
