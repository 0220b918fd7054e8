import { expect, test } from '@playwright/test'
import { findSerious } from './support/access'
import { signIn, watchForTrouble } from './support/browser'
import { learnerWithHistory } from './support/history'

test('a learner takes a day off, has it back, plays a year through, and gives the calendar a link', async ({
  page,
  baseURL,
}) => {
  const trouble = watchForTrouble(page)
  await page.setViewportSize({ width: 390, height: 844 })
  const { email, api } = await learnerWithHistory(baseURL!)
  await signIn(page, email)
  const { today } = (await api.send('GET', '/today')).body as { today: { studyDay: string } }

  await page.goto('/settings')
  await page.getByLabel('First day off').fill(today.studyDay)
  await page.getByRole('button', { name: 'Add days off' }).click()
  await expect(page.getByRole('list', { name: 'Planned days off' }).getByRole('listitem')).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('list', { name: 'Planned days off' })).toHaveCount(0)
  await page.getByLabel('First day off').fill(today.studyDay)
  await page.getByRole('button', { name: 'Add days off' }).click()
  await expect(page.getByRole('list', { name: 'Planned days off' }).getByRole('listitem')).toHaveCount(1)

  await page.getByLabel('Saturday').selectOption('Half')
  await expect(page.getByText('Half is asked on Saturdays.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByLabel('Saturday')).toHaveValue('100')

  await page.getByRole('button', { name: 'Make a link' }).click()
  const link = await page.getByLabel('Calendar link').inputValue()
  const calendar = await fetch(link)
  expect(calendar.headers.get('content-type')).toContain('text/calendar')
  const starts = (await calendar.text()).match(/^DTSTART;VALUE=DATE:\d{8}/gm) ?? []
  expect(starts.length).toBeGreaterThan(0)
  expect(starts).not.toContain(`DTSTART;VALUE=DATE:${today.studyDay.replaceAll('-', '')}`)
  await page.getByRole('button', { name: 'Revoke the link' }).click()
  await page.getByRole('button', { name: 'Revoke link', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Make a link' })).toBeVisible()
  expect((await fetch(link)).status).toBe(404)

  await page.goto('/today')
  await expect(page.getByText(/^A day off: /)).toBeVisible()
  await page.getByRole('button', { name: 'Study all the same' }).click()
  await expect(page.getByRole('link', { name: /^Start review/ })).toBeVisible()

  await page.goto('/weekly')
  await expect(page.getByText(/^Of .* reviews you recalled/)).toBeVisible()
  expect(await findSerious(page)).toEqual([])
  await page.getByRole('link', { name: 'Week before' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'No answers in these seven days.' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Week before' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Of .* reviews you recalled/)).toBeVisible()
  expect(await findSerious(page)).toEqual([])
  await page.reload()
  await page.getByRole('link', { name: 'Week after' }).click()
  await expect(page.getByRole('heading', { name: 'No answers in these seven days.' })).toBeVisible()

  await page.goto('/decks/presets')
  await page.getByText('Play a year through').click()
  const figure = page.getByRole('figure', { name: 'Remembered cards by minutes a day' })
  await page.getByRole('button', { name: 'Help me choose' }).click()
  await expect(page.getByText(/is where the curve bends|comes to the same/)).toBeVisible({ timeout: 60_000 })
  await figure.getByRole('button', { name: 'Show as a table' }).click()
  await expect(figure.getByRole('row')).not.toHaveCount(1)
  expect(await findSerious(page)).toEqual([])
  expect(trouble).toEqual([])
})
