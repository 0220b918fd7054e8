import { expect, test, type Locator, type Page } from '@playwright/test'
import { findSerious, sidewaysScroll } from './support/access'
import { newLearner } from './support/api-client'
import { signIn, watchForTrouble } from './support/browser'

const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true })

test('a learner writes a scenario with ranges, sees it drawn anew, and answers it in review', async ({
  page,
  baseURL,
}) => {
  const trouble = watchForTrouble(page)
  const { email } = await newLearner(baseURL!)
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

  await page.goto('/review')
  const choices = page.getByRole('radiogroup', { name: 'Your choice' })
  await expect(choices.getByRole('radio')).toHaveCount(2)
  const asked = await page.locator('.flip-prompt').innerText()
  expect(asked).toContain('Reads grow. A cache, or a larger database?')
  await page.keyboard.press('a')
  await page.getByRole('button', { name: /Show answer/ }).click()
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('crosses 2,000 a second')
  await page.keyboard.press('1')

  // Asked again within the day: with other numbers, drawn on this device.
  await choices.waitFor()
  await expect(page.locator('.flip-prompt')).not.toHaveText(asked)
  await expect(page.locator('.flip-prompt')).toContainText('A cache, or a larger database?')
  await page.keyboard.press('u')
  await expect.poll(() => page.locator('.flip-prompt').innerText()).toBe(asked)
  await page.keyboard.press('i')
  await page.getByRole('button', { name: 'Scenario' }).click()
  const past = page.getByRole('region', { name: 'The scenario asked then' })
  await expect(past.getByRole('row', { name: /You chose/ })).toBeVisible()
  await expect(past.getByRole('link')).toHaveCount(0)
  const numbersOf = (place: Locator) => place.locator('.givens').first().innerText()
  expect(await numbersOf(past)).toBe(await numbersOf(page.locator('main')))
  expect(trouble).toEqual([])
})
