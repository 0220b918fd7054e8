import { expect, test, type Page } from '@playwright/test'
import { sidewaysScroll, findSerious } from './support/access'
import { newLearner } from './support/api-client'
import { signIn, watchForTrouble } from './support/browser'

type Api = Awaited<ReturnType<typeof newLearner>>['api']
type Scenario = { seed: number; choice: string; reason?: string; twistChoice?: string }
type Entry = {
  scenario: Scenario | null
  confidence: number
  suggestedRating: string
  voidedBy: string | null
}

const writeFlipCard = async (api: Api, generator = 'G01'): Promise<string> => {
  const { body } = await api.send<{ decks: { id: string }[] }>('GET', '/decks')
  const made = await api.send<{ cards: { id: string }[] }>('POST', '/notes', {
    deckId: body.decks[0]!.id,
    noteType: 'trade-off',
    fields: { Question: 'When is exact search enough?', Answer: 'While it fits.', Generator: generator },
  })
  return made.body.cards[0]!.id
}

const entriesOf = async (api: Api, cardId: string): Promise<Entry[]> =>
  (await api.send<{ entries: Entry[] }>('GET', `/cards/${cardId}`)).body.entries

const choices = (page: Page) => page.getByRole('radiogroup', { name: 'Your choice' })
const prompt = (page: Page) => page.locator('.flip-prompt').innerText()

/** Choice, reason, confidence, reveal, twist and rating, by letters and the space bar alone. */
const answerByKeys = async (page: Page): Promise<void> => {
  await choices(page).waitFor()
  await page.keyboard.press('a')
  await page.keyboard.press('b')
  await page.keyboard.press('c')
  await expect(page.getByRole('button', { name: /Show answer/ })).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByRole('region', { name: 'Answer' }).getByRole('heading').first()).toBeFocused()
  await page.keyboard.press('a')
  await expect(page.getByRole('region', { name: 'Twist' }).getByRole('heading', { level: 3 })).toBeFocused()
  await page.keyboard.press('3')
  await page.getByRole('region', { name: 'Answer' }).waitFor({ state: 'detached' })
}

test('a learner answers a flip card by keyboard alone, takes it back, and meets the same scenario with what they chose', async ({
  page,
  baseURL,
}) => {
  const trouble = watchForTrouble(page)
  const { api, email } = await newLearner(baseURL!)
  const cardId = await writeFlipCard(api)
  await page.setViewportSize({ width: 320, height: 700 })
  await signIn(page, email, '/review')
  await choices(page).waitFor()
  const asked = await prompt(page)
  expect(await sidewaysScroll(page)).toBe(0)
  await answerByKeys(page)

  await expect.poll(async () => (await entriesOf(api, cardId)).length).toBe(1)
  const [entry] = await entriesOf(api, cardId)
  expect(entry).toMatchObject({ confidence: 75, suggestedRating: expect.stringMatching(/again|hard|good/) })
  expect(entry!.scenario).toMatchObject({
    seed: expect.any(Number),
    choice: expect.any(String),
    reason: expect.any(String),
    twistChoice: expect.any(String),
  })

  await page.keyboard.press('u')
  await choices(page).waitFor()
  expect(await prompt(page)).toBe(asked)
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(3)
  await expect.poll(async () => (await entriesOf(api, cardId))[0]!.voidedBy).not.toBeNull()
  await page.keyboard.press('i')
  await page.getByRole('button', { name: 'Scenario' }).click()
  const past = page.getByRole('region', { name: 'The scenario asked then' })
  expect(await past.locator('.flip-prompt').innerText()).toBe(asked)
  await expect(past.getByRole('row', { name: /Confidence Fairly sure, 75%/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.waitForURL('**/today')
  await page.goto('/review')
  await choices(page).waitFor()
  expect(await prompt(page)).toBe(asked)
  await page.keyboard.press('Space')
  await page.getByRole('region', { name: 'Answer' }).waitFor()
  expect(await sidewaysScroll(page)).toBe(0)
  expect(await findSerious(page)).toEqual([])
  expect(trouble).toEqual([])
})

test('by touch, one tap each: choice, reason, confidence, twist and rating', async ({ browser, baseURL }) => {
  const { api, email } = await newLearner(baseURL!)
  const cardId = await writeFlipCard(api, 'G08')
  const context = await browser.newContext({
    ...{ baseURL: baseURL!, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  })
  const page = await context.newPage()
  await signIn(page, email, '/review')
  for (const name of ['Your choice', 'Deciding reason', 'Confidence'])
    await page.getByRole('radiogroup', { name }).getByRole('radio').nth(1).tap()
  await page.getByRole('button', { name: 'Show answer' }).tap()
  await expect(page.getByRole('region', { name: 'Answer' })).toBeVisible()
  const twist = page.getByRole('region', { name: 'Twist' })
  await twist.getByRole('radiogroup', { name: 'After the twist' }).getByRole('radio').first().tap()
  await expect(twist.getByText(/The answer (stays|changes)\./)).toBeVisible()
  await page.getByRole('button', { name: 'Got it' }).tap()
  await expect
    .poll(async () => (await entriesOf(api, cardId))[0])
    .toMatchObject({
      confidence: 50,
      scenario: { twistChoice: expect.any(String), reason: expect.any(String) },
    })
  await context.close()
})

test('without network a flip card is answered, and comes back with another scenario', async ({
  page,
  context,
  baseURL,
}) => {
  const { api, email } = await newLearner(baseURL!)
  const cardId = await writeFlipCard(api)
  const { body } = await api.send<{ presets: { id: string }[] }>('GET', '/presets')
  await api.send('PATCH', `/presets/${body.presets[0]!.id}`, { learningSteps: ['1s', '10m'] })
  await signIn(page, email, '/review')
  await choices(page).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.waitForTimeout(1500)

  await context.setOffline(true)
  await page.reload()
  await choices(page).waitFor()
  const first = await prompt(page)
  await answerByKeys(page)
  await choices(page).waitFor()
  expect(await prompt(page)).not.toBe(first)
  await answerByKeys(page)
  await context.setOffline(false)
  await expect.poll(async () => (await entriesOf(api, cardId)).length, { timeout: 30_000 }).toBe(2)
  const seeds = (await entriesOf(api, cardId)).map(({ scenario }) => scenario?.seed)
  expect(new Set(seeds).size).toBe(2)
})
