import { expect, test, type Page } from '@playwright/test'
import { findSerious } from './support/access'
import { newLearner, writeCards } from './support/api-client'
import { signIn, watchForTrouble } from './support/browser'

const actOn = async (page: Page, deck: string, verb: string) => {
  await page.getByRole('button', { name: `More for ${deck}`, exact: true }).click()
  await page.getByRole('button', { name: verb, exact: true }).click()
}

test('a learner makes a deck inside another, moves it, renames it in its place and takes that back', async ({
  page,
  baseURL,
}) => {
  const trouble = watchForTrouble(page)
  const { email, api } = await newLearner(baseURL!)
  const names = async () =>
    (await api.send<{ decks: { name: string }[] }>('GET', '/decks')).body.decks.map(({ name }) => name)
  await signIn(page, email, '/decks')

  await actOn(page, 'My cards', 'New deck inside')
  await page.getByLabel('Name', { exact: true }).fill('Ranking')
  await page.getByRole('button', { name: 'Make deck' }).click()
  await expect(page.getByRole('link', { name: 'Ranking', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Decks inside My cards' }).click()
  await expect(page.getByRole('link', { name: 'Ranking', exact: true })).toBeHidden()
  await page.getByRole('button', { name: 'Decks inside My cards' }).click()

  await actOn(page, 'My cards::Ranking', 'Move')
  await page.getByRole('combobox', { name: 'Inside' }).click()
  expect(await findSerious(page)).toEqual([])
  await page.keyboard.type('top')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await expect.poll(names).toEqual(['My cards', 'Ranking'])

  await actOn(page, 'Ranking', 'Rename')
  await page.getByLabel('New name for Ranking').fill('My cards')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'already have a deck' })).toBeVisible()
  expect(await findSerious(page)).toEqual([])
  await page.getByLabel('New name for Ranking').fill('Learning to rank')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Learning to rank' })).toBeFocused()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(names).toEqual(['My cards', 'Ranking'])
  await expect(page.getByRole('link', { name: 'Ranking', exact: true })).toBeVisible()
  expect(trouble).toEqual([])
})

test('a learner sees what a higher retention costs, cannot lose it by a slip, and saves it', async ({
  page,
  baseURL,
}) => {
  const { email, api } = await newLearner(baseURL!)
  await writeCards(api, 3)
  await signIn(page, email, '/decks')
  await page.getByRole('link', { name: 'Presets' }).click()
  await expect(page.getByText(/95% would take/)).toBeVisible()
  await page.getByText('All settings').click()
  expect(await findSerious(page)).toEqual([])
  await page.getByRole('slider', { name: 'Desired retention' }).focus()
  await page.keyboard.press('PageUp')
  await expect(page.getByRole('textbox', { name: 'Desired retention' })).toHaveValue('95')

  await page.getByRole('link', { name: 'Today' }).first().click()
  await page.getByRole('button', { name: 'Stay here' }).click()
  await page.evaluate(() => window.history.back())
  await expect(page.getByRole('dialog', { name: 'Leave without saving Default?' })).toBeVisible()
  await page.getByRole('button', { name: 'Stay here' }).click()

  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const retention = async () =>
    (await api.send<{ presets: { desiredRetention: number }[] }>('GET', '/presets')).body.presets[0]!
      .desiredRetention
  await expect.poll(retention).toBe(0.95)
  await page.getByRole('link', { name: 'Today' }).first().click()
  await page.waitForURL('**/today')
})

test('a learner changes a key and uses it in the review; motion and theme hold before the first paint', async ({
  page,
  baseURL,
}) => {
  const { email, api } = await newLearner(baseURL!)
  await writeCards(api, 2)
  await signIn(page, email, '/settings')
  await page.getByText('Change the keys').click()
  await page.getByRole('button', { name: /Change the key for Undo/ }).click()
  await page.keyboard.press('z')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.getByRole('combobox', { name: 'Time zone' }).click()
  expect(await findSerious(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: 'Dark' }).check()
  await page.getByRole('radio', { name: 'None' }).check()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.locator('html')).toHaveAttribute('data-motion', 'reduced')

  await page.goto('/review')
  await expect(page.getByText('Question number 0')).toBeVisible()
  await page.keyboard.press('Space')
  await page.keyboard.press('4')
  await expect(page.getByText('Question number 1')).toBeVisible()
  await page.keyboard.press('u')
  await expect(page.getByText('Question number 1')).toBeVisible()
  await page.keyboard.press('z')
  await expect(page.getByText('Question number 0')).toBeVisible()
})
