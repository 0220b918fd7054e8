import { expect, test, type Page } from '@playwright/test'
import { findSerious, sidewaysScroll } from './support/access'
import { newLearner } from './support/api-client'
import { signIn, watchForTrouble } from './support/browser'

const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true })

type Queue = { cards: { scenario: { instance: { options: { label: string }[] } } | null }[] }

test('a learner writes a scenario with ranges, sees it drawn anew, and it waits in the queue', async ({
  page,
  baseURL,
}) => {
  const trouble = watchForTrouble(page)
  const { email, api } = await newLearner(baseURL!)
  await signIn(page, email, '/notes/new')
  await page.getByLabel('Note type').selectOption('scenario')
  await page.getByLabel('Question').fill('Reads grow. A cache, or a **larger** database?')

  const reads = group(page, 'Variable 1')
  await reads.getByLabel('Label').fill('Reads')
  await expect(reads.getByLabel('Short name')).toHaveValue('reads')
  await reads.getByLabel('From').fill('10')
  await reads.getByLabel('To', { exact: true }).fill('100000')
  await reads.getByLabel('Unit').fill('a second')
  await reads.getByLabel('It decides').check()
  await reads.getByLabel('Small ones as often as large').check()

  const cache = group(page, 'First option')
  await cache.getByLabel('Name').fill('A cache')
  await cache.getByLabel('Cost').fill('400 + radas')
  await cache.getByLabel('Explanation').fill('At {reads} reads the cache costs {firstCost}.')
  const database = group(page, 'Second option')
  await database.getByLabel('Name').fill('A larger database')
  await database.getByLabel('Cost').fill('reads * 0.2')
  await database.getByLabel('Explanation').fill('Few reads: {secondCost} against {firstCost}.')
  await expect(cache.getByText('Cost knows no "radas", at character 7.')).toBeVisible()
  await cache.getByLabel('Cost').fill('400')

  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview.getByText('right here').or(preview.getByText('right, near')).first()).toBeVisible()
  const numbers = () => preview.locator('.givens').innerText()
  const before = await numbers()
  await preview.getByRole('button', { name: 'Draw other numbers' }).click()
  await expect.poll(numbers).not.toBe(before)
  expect(await findSerious(page)).toEqual([])

  await page.reload()
  await expect(group(page, 'Second option').getByLabel('Cost')).toHaveValue('reads * 0.2')
  await page.setViewportSize({ width: 320, height: 700 })
  expect(await sidewaysScroll(page)).toBe(0)
  await page.setViewportSize({ width: 1280, height: 800 })

  await page.getByRole('button', { name: /^Add note/ }).click()
  await expect(page.getByText('Added', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(group(page, 'First option').getByLabel('Name')).toHaveValue('A cache')
  await page.getByRole('button', { name: /^Add note/ }).click()
  await expect(page.getByText('Added', { exact: true })).toBeVisible()

  const { body } = await api.send<Queue>('GET', '/queue')
  expect(
    body.cards.map(({ scenario }) => scenario!.instance.options.map(({ label }) => label).sort()),
  ).toEqual([['A cache', 'A larger database']])
  expect(trouble).toEqual([])
})
