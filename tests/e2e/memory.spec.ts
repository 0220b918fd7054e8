import { randomUUID } from 'node:crypto'
import { expect, test, type Page } from '@playwright/test'
import { findSerious, sidewaysScroll } from './support/access'
import { newLearner, writeCards, type Api } from './support/api-client'
import { signIn, watchForTrouble } from './support/browser'

const day = 86_400_000

const answer = (cardId: string, rating: string, ago: number) => ({
  ...{ id: randomUUID(), kind: 'answer', cardId, rating, durationMs: 5000 },
  reviewedAt: new Date(Date.now() - ago * day).toISOString(),
})
type Answer = ReturnType<typeof answer>

const send = async (api: Api, entries: readonly Answer[]) => {
  const { status } = await api.send('POST', '/reviews', {
    ...{ deviceId: randomUUID(), clientNow: new Date().toISOString() },
    entries,
  })
  expect(status).toBe(200)
}

/** Eleven answers a card, five days apart; nearly half are missed, which the usual curve does not expect. */
const logOf = (cardIds: readonly string[]): Answer[] =>
  cardIds.flatMap((cardId, card) =>
    Array.from({ length: 11 }, (_, turn) => {
      const isMissed = turn > 0 && (turn * 7 + card * 13) % 17 < 8
      return answer(cardId, turn === 0 ? 'easy' : isMissed ? 'again' : 'good', 50.05 - turn * 5)
    }),
  )

const bothSchemes = async (page: Page) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await findSerious(page)).toEqual([])
  }
}

test('a learner fits memory to their reviews, goes back with one press, and moves due days there and back', async ({
  page,
  baseURL,
}) => {
  const trouble = watchForTrouble(page)
  await page.setViewportSize({ width: 390, height: 844 })
  const { email, api } = await newLearner(baseURL!)
  const log = logOf((await writeCards(api, 44)).cardIds)
  await send(api, log.slice(0, 110))
  await signIn(page, email, '/settings/memory')
  await expect(page.getByText('You have 100: 300 more to go.')).toBeVisible()
  await expect(page.getByText('None yet.')).toBeVisible()
  await bothSchemes(page)

  await send(api, log.slice(110))
  await page.reload()
  const fit = page.getByRole('button', { name: 'Fit to my reviews' })
  await fit.click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('It was stopped.')).toBeVisible()
  await expect(page.getByText('None yet.')).toBeVisible()

  await fit.click()
  await expect(page.getByRole('progressbar', { name: /Waiting for its turn|Fitting, \d+%/ })).toBeVisible()
  await expect(
    page.getByText(/^On your latest answers the present curve predicted \d+% .* so it is in use now\.$/),
  ).toBeVisible({ timeout: 60_000 })
  const sets = page.getByRole('listitem').filter({ hasText: 'Weights' })
  const [own, usual] = [sets.filter({ hasText: 'Fitted on' }), sets.filter({ hasText: 'before any fit' })]
  await expect(own).toContainText('440 reviews')
  await expect(own).toContainText('In use since')
  await usual.getByRole('button', { name: /^Use this set/ }).click()
  await expect(page.getByText('These weights are used from now on. No due day has moved.')).toBeVisible()
  await expect(usual).toContainText('In use since')
  await own.getByRole('button', { name: /^Use this set/ }).click()
  await expect(own).toContainText('In use since')

  await page.getByRole('button', { name: 'See what would move' }).click()
  const preview = page.getByRole('status').filter({ hasText: 'would move' })
  const said = /^\d+ cards? of \d+ would move: \d+ sooner, \d+ later\. Due by today: \d+ now, \d+ then\.$/
  await expect(preview).toHaveText(said)
  const before = await preview.textContent()
  await bothSchemes(page)
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await sidewaysScroll(page)).toBe(0)
  await page.getByRole('button', { name: 'Move due days' }).click()
  await expect(preview).toHaveText('Nothing would move: all due days go by these weights.')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(preview).toHaveText(before!)
  expect(trouble).toEqual([])
})

test('an answer undone in card information changes the card on the screen, and what is wrong is seen on the page of figures', async ({
  page,
  baseURL,
}) => {
  const trouble = watchForTrouble(page)
  await page.setViewportSize({ width: 390, height: 844 })
  const { email, api } = await newLearner(baseURL!)
  const [cardId] = (await writeCards(api, 1)).cardIds as [string]
  await send(api, [
    { ...answer(cardId, 'again', 60), confidence: 95 } as Answer,
    answer(cardId, 'good', 59.9),
    answer(cardId, 'good', 50),
    answer(cardId, 'good', 35),
  ])
  await api.send('PATCH', '/me', { showIntervals: true })
  const promised = async () =>
    (await api.send<{ cards: { outcomes: { good: { intervalText: string } } }[] }>('GET', '/queue')).body
      .cards[0]!.outcomes.good.intervalText
  const before = await promised()
  await signIn(page, email, '/review')
  await page.getByRole('button', { name: 'Show answer' }).click()
  const button = page.getByRole('button', { name: /^Got it/ })
  await expect(button).toContainText(before)

  await page.keyboard.press('i')
  const sheet = page.getByRole('dialog', { name: 'Card information' })
  await expect(sheet.getByRole('row')).not.toHaveCount(0)
  await expect.poll(() => sheet.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  await page.setViewportSize({ width: 320, height: 640 })
  await expect.poll(() => sheet.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  await page.setViewportSize({ width: 390, height: 844 })
  await sheet
    .getByRole('button', { name: /^Undo Good of/ })
    .nth(1)
    .click()
  await sheet.getByRole('button', { name: /^Undo Good of .* for good$/ }).click()
  await expect(sheet.getByText('Good, undone')).toBeVisible()
  await sheet.getByRole('button', { name: 'Close' }).click()
  const after = await promised()
  expect(after).not.toBe(before)
  await expect(button).toContainText(after)

  await page.goto('/stats')
  await page.getByRole('heading', { name: 'How true expectations are' }).scrollIntoViewIfNeeded()
  await page.getByLabel('Table 3. Sure and wrong', { exact: true }).scrollIntoViewIfNeeded()
  const wrong = page.getByRole('figure', { name: 'Table 3. Sure and wrong' })
  await expect(wrong.getByRole('row', { name: /Question number 0/ })).toContainText('1')
  await wrong.getByRole('button', { name: 'Card information: Question number 0' }).click()
  await sheet.getByRole('button', { name: /^Undo Again of/ }).click()
  await sheet.getByRole('button', { name: /^Undo Again of .* for good$/ }).click()
  await expect(sheet.getByText('Again, undone')).toBeVisible()
  await bothSchemes(page)
  await sheet.getByRole('button', { name: 'Close' }).click()
  await expect(wrong.getByRole('heading')).toHaveText('No answer was given as certain in this time.')
  expect(trouble).toEqual([])
})
