import { expect, test } from '@playwright/test'
import { newLearner } from './support/api-client'
import { signIn } from './support/browser'

test('the head leads to five places, to the search field and to the settings', async ({ page, baseURL }) => {
  const { email } = await newLearner(baseURL!)
  await signIn(page, email)
  const places = page.getByRole('navigation', { name: 'Main' }).first().getByRole('link')
  await expect(places).toHaveText(['Today', 'Notes', 'Decks', 'Library', 'Stats'])
  await page.getByRole('link', { name: 'Search' }).click()
  await page.waitForURL('**/notes**')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.setViewportSize({ width: 320, height: 640 })
  await page.getByRole('link', { name: 'Account and settings' }).click()
  await page.waitForURL('**/settings')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings')
})
