import { expect, test } from '@playwright/test'
import { findSerious } from './support/access'
import { newLearner } from './support/api-client'
import { signIn, watchForTrouble } from './support/browser'

test('a learner pastes a table, maps its columns, imports it and takes it back', async ({
  page,
  baseURL,
}) => {
  const trouble = watchForTrouble(page)
  const { api, email } = await newLearner(baseURL!)
  const count = async () => (await api.send<{ notes: unknown[] }>('GET', '/notes?mine=1')).body.notes.length
  await signIn(page, email, '/import')
  await page
    .getByLabel('Text', { exact: true })
    .fill('back,front,tags\nA gain,What is NDCG?,metrics\nTwo,Which?,\n,,x\n')
  await page.getByRole('button', { name: 'Show the plan' }).click()
  await expect(page.getByRole('heading', { name: '2 new, 1 row cannot be read' })).toBeFocused()
  await expect(page.getByText('line 4')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'back goes to' })).toHaveValue('Back')
  await page.getByRole('combobox', { name: 'tags goes to' }).selectOption('')
  await expect(page.getByRole('combobox', { name: 'tags goes to' })).toHaveValue('')
  await page.getByLabel('Deck', { exact: true }).selectOption({ label: 'A new deck' })
  await page.getByLabel('Name of the new deck').fill('Ranking')
  await page.getByLabel('Name of the new deck').press('Enter')
  await expect(page.getByText('One deck will be made: Ranking.')).toBeVisible()
  expect(await findSerious(page)).toEqual([])
  await page.getByRole('button', { name: 'Import 2 notes' }).click()
  await expect(page.getByRole('heading', { name: '2 notes added' })).toBeFocused()
  expect(await findSerious(page)).toEqual([])
  expect(await count()).toBe(2)
  await page.getByRole('button', { name: 'Undo this import' }).click()
  await expect(page.getByRole('heading', { name: 'The import is undone' })).toBeVisible()
  expect(await count()).toBe(0)
  expect(trouble).toEqual([])
})

test('files that are no text are refused in words, and hostile text runs nothing', async ({
  page,
  baseURL,
}) => {
  const trouble = watchForTrouble(page)
  const { email } = await newLearner(baseURL!)
  await signIn(page, email, '/import')
  const choose = (name: string, buffer: Buffer) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer })
  await choose('deck.txt', Buffer.from('PK\u0003\u0004 rest'))
  await expect(page.locator('.err')).toContainText('is no text: it begins like a zip file')
  const bomb = '<img src=x onerror=alert(1)><script>alert(2)</script>'
  await choose(
    `${bomb}.csv`,
    Buffer.from(`\ufefffront,back\n"${bomb}q",${bomb}a\n[x](javascript:alert(3)),b\n`, 'utf16le'),
  )
  await expect(page.getByRole('heading', { name: '2 new' })).toBeVisible()
  await page.getByRole('button', { name: 'Import 2 notes' }).click()
  await expect(page.getByRole('heading', { name: '2 notes added' })).toBeVisible()
  await page.getByRole('link', { name: 'See the notes' }).click()
  await page.waitForURL('**/notes')
  await expect(page.locator('img')).toHaveCount(0)
  expect(trouble.filter((one) => !/422/.test(one))).toEqual([])
})
