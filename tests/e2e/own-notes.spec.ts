import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { png } from '../support/images'
import { newLearner } from './support/api-client'
import { signIn, watchForTrouble } from './support/browser'

/** Pastes a picture as the clipboard of a screenshot gives it. */
const pasteImage = (page: Page, label: string, bytes: Buffer) =>
  page.getByLabel(label, { exact: true }).evaluate((box, base64) => {
    const data = new DataTransfer()
    const content = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
    data.items.add(new File([content], 'plot.png', { type: 'image/png' }))
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, bytes.toString('base64'))

test('a learner writes a cloze with a pasted image, meets it in review, edits it there and comes back', async ({
  page,
  baseURL,
  context,
}) => {
  const trouble = watchForTrouble(page)
  const { email } = await newLearner(baseURL!)
  await signIn(page, email, '/notes/new')
  await expect(page.getByLabel('Front')).toBeFocused()

  await page.getByLabel('Note type').selectOption('cloze')
  const text = page.getByLabel('Text', { exact: true })
  await text.fill('A flat index is exact, HNSW is not. ')
  await text.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(16, 21))
  await page.keyboard.press('Control+Shift+C')
  await expect(text).toHaveValue('A flat index is {{c1::exact}}, HNSW is not. ')
  await text.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(31, 35))
  await page.getByRole('button', { name: 'Cloze' }).click()
  await expect(text).toHaveValue('A flat index is {{c1::exact}}, {{c2::HNSW}} is not. ')
  await page.keyboard.press('Control+z')
  await expect(text).toHaveValue('A flat index is {{c1::exact}}, HNSW is not. ')

  await text.press('End')
  await pasteImage(page, 'Text', png(240, 120))
  await page.getByLabel('Description').fill('recall over time')
  await page.keyboard.press('Enter')
  await expect(text).toHaveValue(/not\. !\[recall over time\]\(media:[0-9a-f]{64}\)$/)
  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview.getByRole('img', { name: 'recall over time' }).first()).toBeVisible()
  await expect
    .poll(() =>
      preview
        .locator('img')
        .first()
        .evaluate((image: HTMLImageElement) => image.naturalWidth),
    )
    .toBe(240)

  await page.getByLabel('Tags').fill('serving ')
  await page.reload()
  await expect(text).toHaveValue(/media:/)
  await expect(page.getByRole('button', { name: 'Remove tag serving' })).toBeVisible()
  await text.press('Control+Enter')
  await expect(page.getByText('Added', { exact: true })).toBeVisible()
  await expect(text).toHaveValue('')
  await expect(text).toBeFocused()
  await text.fill('A flat index is {{c1::exact}}, HNSW is not. ')
  await expect(page.getByText(/You have this text already/)).toBeHidden()
  await text.fill('A flat index is {{c1::exact}}, HNSW is not. ![recall over time](media:x)')
  await expect(page.getByText(/You have this text already/)).toBeVisible()
  await text.fill('')

  await page.goto('/review')
  await expect(page.getByText('[...]')).toBeVisible()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open('images-crossover')).keys()).length))
    .toBe(1)
  await page.keyboard.press('Space')
  await page.keyboard.press('e')
  await page.waitForURL('**/notes/edit**')
  await text.fill('A flat index is {{c1::always exact}}. ' + /!\[.*$/.exec(await text.inputValue())![0])
  await page.keyboard.press('Control+Enter')
  await page.waitForURL('**/review**')
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('always exact')
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByText('[...]')).toBeVisible()
  await expect
    .poll(() => page.locator('.question img').evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(240)
  await context.setOffline(false)
  expect(trouble.filter((one) => !/Failed to fetch|ERR_INTERNET/.test(one))).toEqual([])
})

test('a typed answer is compared, and the learner grades; pins and the type stay for the next note', async ({
  page,
  baseURL,
}) => {
  const { email } = await newLearner(baseURL!)
  await signIn(page, email, '/notes/new')
  await page.getByLabel('Note type').selectOption('basic-typed')
  await page.getByLabel('Front').fill('Is HNSW exact?')
  await expect(page.getByText('Yes or no can be guessed.')).toBeVisible()
  await page.getByRole('button', { name: 'Keep this field for the next note' }).click()
  await page.getByLabel('Back').fill('нос')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Added', { exact: true })).toBeVisible()
  await expect(page.getByLabel('Front')).toHaveValue('Is HNSW exact?')
  await expect(page.getByLabel('Back')).toHaveValue('')
  await expect(page.getByText('You have this front already.')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  await page.goto('/review')
  const box = page.getByLabel('Your answer')
  await expect(box).toBeFocused()
  await page.keyboard.type('нс')
  await page.keyboard.press('Enter')
  const compared = page.getByRole('complementary', { name: 'What you typed, compared' })
  await expect(compared.locator('ins').first()).toHaveText('-')
  await expect(compared.getByText('Letters: 1 missing.')).toBeAttached()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.keyboard.press('3')
  await expect(page.getByRole('button', { name: 'Undo' }).first()).toBeEnabled()
})

test('a picture that is none is refused in words, and an external one is never fetched', async ({
  page,
  baseURL,
}) => {
  const trouble = watchForTrouble(page)
  const { email } = await newLearner(baseURL!)
  await signIn(page, email, '/notes/new')
  await pasteImage(page, 'Front', Buffer.from('<svg onload="alert(1)"/>'))
  await expect(page.getByRole('dialog')).toContainText('This is no image that cards can show.')
  await page.getByRole('button', { name: 'Leave it out' }).click()
  await expect(page.getByLabel('Front')).toBeFocused()
  await page.getByLabel('Front').fill('![x](https://evil.example/x.png)')
  await expect(page.getByText('An image from elsewhere is not shown.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Preview' }).locator('.question')).toHaveText('x')
  expect(trouble).toEqual([])
})
