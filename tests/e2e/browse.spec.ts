import { expect, test } from '@playwright/test'
import { findSerious, sidewaysScroll } from './support/access'
import { newLearner } from './support/api-client'
import { signIn, watchForTrouble } from './support/browser'

const fronts = ['What is recall?', 'What is exact recall?', 'When does HNSW win?', 'What does nDCG discount?']

const withNotes = async (baseURL: string) => {
  const { email, api } = await newLearner(baseURL)
  const { body } = await api.send<{ decks: { id: string }[] }>('GET', '/decks')
  const deckId = body.decks[0]!.id
  for (const Front of fronts)
    await api.send('POST', '/notes', { deckId, noteType: 'basic', fields: { Front, Back: 'An answer' } })
  return email
}

test('a learner searches, chooses, tags and takes it back', async ({ page, baseURL }) => {
  const trouble = watchForTrouble(page)
  const email = await withNotes(baseURL!)
  await signIn(page, email, '/notes')
  const rows = page.locator('.note-list > li')
  await expect(rows).toHaveCount(4)
  await expect(page.getByText('4 notes', { exact: true })).toBeVisible()

  await page.getByLabel('Search notes').fill('recall -HNSW')
  await expect(rows).toHaveCount(2)
  await expect(page).toHaveURL(/q=recall/)

  await page.getByLabel('Choose all shown').check()
  await page.getByRole('button', { name: 'Tag', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Tags').fill('retrieval::metrics ')
  await dialog.getByRole('button', { name: 'Save tags' }).click()
  await expect(page.getByText('Tagged 2 notes')).toBeVisible()
  await expect(rows.first()).toContainText('#retrieval::metrics')

  await page.getByLabel('Search notes').fill('tag:retrieval')
  await expect(rows).toHaveCount(2)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { name: 'No note fits this.' })).toBeVisible()
  expect(trouble).toEqual([])
})

test('filters and the way back lead through searches; one is kept; a wrong one says what to mend', async ({
  page,
  baseURL,
}) => {
  const trouble = watchForTrouble(page)
  const email = await withNotes(baseURL!)
  await signIn(page, email, '/notes')
  const rows = page.locator('.note-list > li')
  const field = page.getByLabel('Search notes')
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await expect(field).toHaveValue('is:new')
  await page.getByRole('button', { name: 'Suspended' }).click()
  await expect(page.getByRole('heading', { name: 'No note fits this.' })).toBeVisible()
  await page.goBack()
  await expect(field).toHaveValue('is:new')
  await expect(rows).toHaveCount(4)

  await page.getByRole('button', { name: 'Keep this search' }).click()
  await page.getByLabel('Name').fill('Fresh ones')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await field.fill('(recall')
  await expect(
    page.getByText('A bracket is not closed. Add the closing one. Look at “(recall”, character 1.'),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Select it' }).click()
  await page.keyboard.type('re')
  await expect(field).toHaveValue('rerecall')
  await page.getByRole('button', { name: 'Fresh ones' }).click()
  await expect(field).toHaveValue('is:new')
  await expect(rows).toHaveCount(4)

  await page.getByRole('button', { name: 'More for What is recall?' }).click()
  await page.getByRole('button', { name: 'Card information' }).click()
  await expect(page.getByRole('dialog')).toContainText('This card has not been answered.')
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await rows.first().getByRole('checkbox').check()
  await rows
    .nth(2)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] })
  await expect(page.getByText('3 notes chosen')).toBeVisible()
  expect(await findSerious(page)).toEqual([])
  await page.getByRole('button', { name: 'Search help' }).click()
  expect(await findSerious(page)).toEqual([])
  await page.getByRole('button', { name: 'prop:r<0.8' }).click()
  await expect(field).toHaveValue('prop:r<0.8')
  await page.setViewportSize({ width: 320, height: 700 })
  expect(await sidewaysScroll(page)).toBe(0)
  expect(trouble).toEqual([])
})
