import { expect, test, type Page } from '@playwright/test'
import { findSerious } from './support/access'
import { newLearner, writeCards } from './support/api-client'
import { signIn, watchForTrouble } from './support/browser'

type CardLog = { entries: { id: string; rating: string; reviewedAt: string; voidedBy: string | null }[] }

const ratingKeys = ['3', '1', '3', '2', '4']

/** Answers the card on screen and says what was answered, by the page's own clock. */
const answerOne = async (page: Page, key: string): Promise<void> => {
  await page.getByRole('button', { name: /Show answer/ }).waitFor()
  await page.keyboard.press('Space')
  await page.getByRole('region', { name: 'Answer' }).waitFor()
  await page.keyboard.press(key)
  await page.getByRole('region', { name: 'Answer' }).waitFor({ state: 'detached' })
}

const waiting = (
  page: Page,
): Promise<{ cardId: string; rating: string; reviewedAt: string; id: string; kind: string }[]> =>
  page.evaluate(async () => {
    const name = (await indexedDB.databases())
      .map((one) => one.name!)
      .find((one) => one.startsWith('crossover-'))!
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const rows = await new Promise<{ entry: never }[]>((resolve) => {
      const request = database.transaction('outbox').objectStore('outbox').getAll()
      request.onsuccess = () => resolve(request.result)
    })
    database.close()
    return rows.map((row) => row.entry ?? row) as never
  })

test('fifty answers given without network, across a reload and a second tab, arrive once with their times and ratings', async ({
  page,
  context,
  baseURL,
}) => {
  const trouble = watchForTrouble(page)
  const { api, email } = await newLearner(baseURL!)
  const { cardIds } = await writeCards(api, 60)
  await signIn(page, email, '/review')
  await answerOne(page, '3')
  // The worker keeps the shell once it is in charge.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.waitForTimeout(1500)

  await context.setOffline(true)
  for (let index = 0; index < 25; index++) await answerOne(page, ratingKeys[index % 5]!)
  await page.reload()
  for (let index = 25; index < 40; index++) await answerOne(page, ratingKeys[index % 5]!)
  const second = await context.newPage()
  await second.goto('/review')
  for (let index = 40; index < 50; index++) await answerOne(second, ratingKeys[index % 5]!)
  const given = await waiting(second)
  expect(given).toHaveLength(50)

  await context.setOffline(false)
  const stored = async () => {
    const logs = await Promise.all(
      cardIds.map(async (id) => (await api.send<CardLog>('GET', `/cards/${id}`)).body.entries),
    )
    return logs.flat()
  }
  await expect.poll(async () => (await stored()).length, { timeout: 30_000 }).toBe(51)
  const byId = new Map((await stored()).map((entry) => [entry.id, entry]))
  for (const entry of given) {
    expect(byId.get(entry.id)?.rating).toBe(entry.rating)
    expect(Date.parse(byId.get(entry.id)!.reviewedAt)).toBe(Date.parse(entry.reviewedAt))
  }
  await expect.poll(async () => (await waiting(second)).length).toBe(0)
  expect(trouble).toEqual([])
})

test('a page that is not kept here leads to the review, which goes on without network', async ({
  page,
  context,
  baseURL,
}) => {
  const { api, email } = await newLearner(baseURL!)
  await writeCards(api, 2)
  await signIn(page, email, '/review')
  await page.getByRole('button', { name: /Show answer/ }).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.reload()
  await page.getByRole('button', { name: /Show answer/ }).waitFor()

  await context.setOffline(true)
  await page.goto('/stats')
  await expect(page.getByRole('heading', { name: 'No connection.' })).toBeVisible()
  expect(await findSerious(page)).toEqual([])
  await page.goto('/today')
  await expect(page.getByRole('alert').filter({ hasText: 'No connection to the server.' })).toBeVisible()
  await page.getByRole('link', { name: 'Review' }).click()
  await expect(page.getByRole('button', { name: /Show answer/ })).toBeVisible()
})
