import { randomUUID } from 'node:crypto'
import { expect, test, type Page } from '@playwright/test'
import { findSerious, sidewaysScroll } from './support/access'
import { apiClient, password } from './support/api-client'
import { watchForTrouble } from './support/browser'

type Entry = {
  scenario: { id: string; twistChoice?: string } | null
  rating: string
  confidence: number | null
}

/** Presses Tab until the focus is on what is looked for. */
const tabTo = async (page: Page, selector: string, key = 'Tab') => {
  for (let presses = 0; presses < 60; presses++) {
    if (await page.evaluate((one) => document.activeElement?.matches(one) ?? false, selector)) return
    await page.keyboard.press(key)
  }
  throw new Error(`nothing that is ${selector} can be reached`)
}
const tabToButton = async (page: Page, name: string) => {
  for (let presses = 0; presses < 60; presses++) {
    const text = await page.evaluate(() =>
      document.activeElement instanceof HTMLButtonElement ? document.activeElement.innerText.trim() : '',
    )
    if (text.startsWith(name)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no button ${name} can be reached`)
}
const group = (name: string) => `[data-group="${name}"] input`

test('somebody without an account answers, meets the twist, sees first bars and keeps the review, by keyboard on a phone, within two minutes', async ({
  page,
  baseURL,
}) => {
  const trouble = watchForTrouble(page)
  await page.setViewportSize({ width: 390, height: 844 })
  const began = Date.now()
  await page.goto('/')
  await expect(page.getByRole('radiogroup', { name: 'Your choice' })).toBeVisible()

  await tabTo(page, group('choice'))
  await page.keyboard.press('Space')
  await tabTo(page, group('reason'))
  await page.keyboard.press('Space')
  await tabTo(page, group('confidence'))
  await page.keyboard.press('ArrowRight')
  await tabToButton(page, 'Show answer')
  await page.keyboard.press('Enter')

  await expect(page.getByRole('region', { name: 'Answer' }).getByRole('heading').first()).toBeFocused()
  const chart = page.getByRole('img', { name: /They cross at .* the scenario stands at/ })
  await expect(chart).toBeVisible()
  await tabTo(page, 'input[type="range"]')
  const there = page.locator('.cost-chart output')
  const before = await there.innerText()
  for (let presses = 0; presses < 5; presses++) await page.keyboard.press('PageDown')
  await expect(there).not.toHaveText(before)
  await tabToButton(page, 'Show as a table')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('columnheader', { name: 'Right there' })).toBeVisible()

  await tabTo(page, group('twist'))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Twist' }).getByText('The answer changes.')).toBeVisible()
  await tabToButton(page, 'Missed')
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: /first review is on this device/ })).toBeFocused()
  expect(await findSerious(page)).toEqual([])
  await tabToButton(page, 'Show my readiness')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Today: nine minutes.')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('img', { name: /Vector search: now .* 1 of \d+ cards met/ })).toBeVisible()
  expect(await sidewaysScroll(page)).toBe(0)

  await tabToButton(page, 'Keep this')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/sign-up')
  const email = `${randomUUID()}@example.org`
  await tabTo(page, 'input[name="email"]')
  await page.keyboard.type(email)
  await tabTo(page, 'input[type="password"]')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/today')
  expect(Date.now() - began).toBeLessThan(120_000)

  const { body } = await apiClient(baseURL!).send<{ token: string }>('POST', '/tokens', {
    email,
    password,
    name: 'check',
  })
  const api = apiClient(baseURL!, body.token)
  const { body: again } = await api.send<{ cards: { libraryCard: string; cardId: string }[] }>(
    'POST',
    '/library/t08-vector-search/subscribe',
  )
  const { cardId } = again.cards.find(({ libraryCard }) => libraryCard === 'T08-03')!
  const { entries } = (await api.send<{ entries: Entry[] }>('GET', `/cards/${cardId}`)).body
  expect(entries).toHaveLength(1)
  expect(entries[0]).toMatchObject({ rating: 'again', confidence: 50, scenario: { id: 'G01' } })
  expect(entries[0]!.scenario!.twistChoice).toBeTruthy()
  expect(await page.evaluate(() => localStorage.getItem('crossover.guest'))).toBeNull()
  expect(trouble).toEqual([])
})
