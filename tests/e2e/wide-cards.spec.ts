import { expect, test } from '@playwright/test'
import { findSerious, sidewaysScroll } from './support/access'
import { newLearner } from './support/api-client'
import { signIn } from './support/browser'

const sum = Array.from({ length: 14 }, (_, index) => `c_{stage${index}} \\cdot N_{${index}}`).join(' + ')
const word = 'retrieval'.repeat(14)

test('a long word, a long formula and a long line of code never move the page of a phone sideways', async ({
  page,
  baseURL,
}) => {
  const { email, api } = await newLearner(baseURL!)
  const { decks } = (await api.send('GET', '/decks')).body as { decks: { id: string }[] }
  const Back = `The cost is $${sum}$ a request.\n\n$$${sum}$$\n\n\`\`\`python\nrank = ${word}\n\`\`\`\n\n${word}`
  const { status } = await api.send('POST', '/notes', {
    ...{ deckId: decks[0]!.id, noteType: 'basic' },
    fields: { Front: `${word}: what is the sum $${sum}$?`, Back },
  })
  expect(status).toBe(201)
  await page.setViewportSize({ width: 320, height: 640 })
  await signIn(page, email, '/review')
  const reveal = page.getByRole('button', { name: /Show answer/ })
  await reveal.waitFor()
  expect(await sidewaysScroll(page)).toBe(0)
  await reveal.click()
  await page.getByRole('region', { name: 'Answer' }).waitFor()
  await expect.poll(() => sidewaysScroll(page)).toBe(0)
  await expect(page.locator('.answer .own-line')).toBeVisible()
  expect(await findSerious(page)).toEqual([])
})
