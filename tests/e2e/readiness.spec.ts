import { expect, test } from '@playwright/test'
import { findSerious } from './support/access'
import { signIn, watchForTrouble } from './support/browser'
import { learnerWithHistory } from './support/history'
import { dayFromNow } from '../support/midday'

test('a learner sets the day, sees what the minutes reach, and today follows', async ({ page, baseURL }) => {
  const trouble = watchForTrouble(page)
  await page.setViewportSize({ width: 390, height: 844 })
  const { email } = await learnerWithHistory(baseURL!)
  await signIn(page, email)
  await page.goto('/readiness')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What you would recall today')
  await page.getByLabel('Interview date').fill(dayFromNow(15))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/, 15 days from now$/)
  const figure = page.getByRole('figure', { name: 'Figure 1. Readiness by topic' })
  await expect(figure.getByRole('img').first()).toHaveAccessibleName(/now \d+%, on the day (\d+ to )?\d+%/)
  await figure.getByRole('button', { name: 'Show as a table' }).click()
  await expect(figure.getByRole('row', { name: /^All/ })).toContainText('%')
  const minutes = page.getByRole('textbox', { name: 'Minutes a day' })
  await minutes.fill('40')
  await minutes.press('Enter')
  await page.getByRole('button', { name: 'Plan with 40 minutes a day' }).click()
  await expect(page.getByRole('button', { name: /^Plan with/ })).toHaveCount(0)
  expect(await findSerious(page)).toEqual([])
  await page.goto('/today')
  await expect(page.getByText(/^Chosen for your interview in/)).toBeVisible()
  await page.getByRole('link', { name: 'See the plan' }).click()
  await page.getByRole('checkbox', { name: 'Follow the plan' }).uncheck()
  await expect(page.getByText('You do not follow the plan', { exact: false })).toBeVisible()
  expect(trouble).toEqual([])
})
