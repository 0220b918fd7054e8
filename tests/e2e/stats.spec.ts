import { expect, test } from '@playwright/test'
import { findSerious } from './support/access'
import { newLearner } from './support/api-client'
import { signIn, watchForTrouble } from './support/browser'
import { learnerWithHistory } from './support/history'

test('the head leads to six places, to the search field and to the settings', async ({ page, baseURL }) => {
  const { email } = await newLearner(baseURL!)
  await signIn(page, email)
  const places = page.getByRole('navigation', { name: 'Main' }).first().getByRole('link')
  await expect(places).toHaveText(['Today', 'Notes', 'Decks', 'Library', 'Stats', 'Readiness'])
  await page.getByRole('link', { name: 'Search' }).click()
  await page.waitForURL('**/notes**')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.setViewportSize({ width: 320, height: 640 })
  await page.getByRole('link', { name: 'Account and settings' }).click()
  await page.waitForURL('**/settings')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings')
})

for (const scheme of ['light', 'dark'] as const)
  test(`a learner sees what is true about their memory, as figures and as tables, ${scheme}`, async ({
    page,
    baseURL,
  }) => {
    const trouble = watchForTrouble(page)
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    const { email } = await learnerWithHistory(baseURL!)
    await signIn(page, email)
    await page.goto('/stats')
    // Twice thirty reviews, of which three were missed: 57 of 60.
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^You recall/)
    await expect(page.getByText(/^95% of 60 reviews in the last three months/)).toBeVisible()
    const retention = page.getByRole('figure', { name: 'Table 1. True retention' })
    await expect(retention.getByRole('row', { name: /^Today/ })).toContainText('90%')
    const cards = page.getByRole('figure', { name: 'Figure 1. Cards' })
    await expect(cards.getByRole('heading')).toHaveText(/^Thirty-one cards/)
    await expect(cards.getByRole('listitem').filter({ hasText: 'Relearning' })).toContainText('3')
    expect(await findSerious(page)).toEqual([])

    const days = page.getByRole('figure', { name: 'Figure 2. Days' })
    await days.getByRole('button', { name: /What is counted/ }).click()
    await expect(days.getByText(/a day without an answer has no row/)).toBeVisible()
    await days.getByRole('button', { name: 'Show as a table' }).click()
    await expect(days.getByRole('row')).toHaveCount(4)
    await expect(days.getByRole('cell', { name: '30', exact: true })).toHaveCount(3)
    // What lies further down is asked for when it comes near.
    const calibration = page.getByRole('figure', { name: 'Figure 5. Calibration' })
    await page.getByRole('heading', { name: 'How true expectations are' }).scrollIntoViewIfNeeded()
    await expect(calibration.getByRole('heading')).toHaveText(/expected, 95% recalled/)
    await calibration.getByRole('button', { name: 'Show as a table' }).click()
    await expect(calibration.getByRole('row')).toHaveCount(11)
    await page.getByRole('heading', { name: 'How you answer' }).scrollIntoViewIfNeeded()
    await expect(page.getByRole('figure', { name: 'Figure 14. Hours' }).getByRole('img')).toBeVisible()
    expect(await findSerious(page)).toEqual([])

    await page.getByRole('button', { name: '30 days' }).click()
    await expect(page).toHaveURL(/range=1m/)
    await expect(page.getByText(/of 60 reviews in the last thirty days/)).toBeVisible()
    await page.getByRole('combobox', { name: 'Cards' }).selectOption('competency:T08')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('No reviews to measure yet.')
    await page.reload()
    await expect(page.getByRole('combobox', { name: 'Cards' })).toHaveValue('competency:T08')
    expect(await findSerious(page)).toEqual([])
    expect(trouble).toEqual([])
  })
