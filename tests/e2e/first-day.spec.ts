import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { apiClient, password } from './support/api-client'
import { watchForTrouble } from './support/browser'

test('somebody makes an account, adds a topic, reviews by keyboard, undoes a slip, writes a card and comes back', async ({
  page,
  baseURL,
}) => {
  const trouble = watchForTrouble(page)
  const email = `${randomUUID()}@example.org`
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Know where the answer flips.')
  await page.goto('/sign-up')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL(/\/(today|library)$/)

  await page.goto('/library')
  await page
    .getByRole('button', { name: /Add to my decks/ })
    .first()
    .click()
  await expect(page.getByText(/of 22 met/)).toBeVisible()

  await page.goto('/today')
  await page.getByRole('link', { name: /Start review/ }).click()
  await page.waitForURL('**/review')
  await expect(page.getByRole('button', { name: /Show answer/ })).toBeVisible()
  const question = page.locator('.question').first()
  const first = await question.innerText()
  await page.keyboard.press('Space')
  await expect(page.getByRole('region', { name: 'Answer' })).toBeVisible()
  await expect(page.getByRole('button', { name: /Missed/ })).toBeVisible()
  await page.keyboard.press('1')
  await expect(question).not.toHaveText(first)

  await page.keyboard.press('u')
  await expect(question).toHaveText(first)
  await page.keyboard.press('Space')
  await page.keyboard.press('3')
  await expect(question).not.toHaveText(first)

  await page.keyboard.press('Escape')
  await page.waitForURL('**/today')
  const { body } = await apiClient(baseURL!).send<{ token: string }>('POST', '/tokens', {
    email,
    password,
    name: 'check',
  })
  const api = apiClient(baseURL!, body.token)
  await expect
    .poll(
      async () =>
        (await api.send<{ today: { done: { answers: number; recalled: number } } }>('GET', '/today')).body
          .today.done,
    )
    .toMatchObject({ answers: 1, recalled: 1 })

  await page.goto('/notes/new')
  await page.getByLabel('Front').fill('What does a crossover mark?')
  await page.getByLabel('Back').fill('The point where the right answer *flips*: $N > 10^5$.')
  await expect(page.locator('math').first()).toBeAttached()
  await page.getByRole('button', { name: /Add note/ }).click()
  await expect(page.getByLabel('Front')).toHaveValue('')
  await page.goto('/notes')
  await expect(page.getByText('What does a crossover mark?')).toBeVisible()
  expect(trouble).toEqual([])
})

test('a slip is undone by mouse, also on the summary and after a reload', async ({ page, baseURL }) => {
  const { newLearner, writeCards } = await import('./support/api-client')
  const { signIn } = await import('./support/browser')
  const { api, email } = await newLearner(baseURL!)
  const { cardIds } = await writeCards(api, 2)
  await signIn(page, email, '/review')
  for (const rating of ['4', '4']) {
    await page.getByRole('button', { name: /Show answer/ }).click()
    await page.keyboard.press(rating)
  }
  await expect(page.getByRole('button', { name: /Show answer/ })).toHaveCount(0)
  await page.reload()
  const states = async () =>
    Promise.all(
      cardIds.map(
        async (id) => (await api.send<{ card: { state: string } }>('GET', `/cards/${id}`)).body.card.state,
      ),
    )
  await expect.poll(states).toEqual(['review', 'review'])
  for (let undone = 0; undone < 2; undone++) await page.getByRole('button', { name: /Undo/ }).first().click()
  await expect.poll(states).toEqual(['new', 'new'])
})
