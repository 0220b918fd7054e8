import { expect, test } from '@playwright/test'
import { newLearner, password } from './support/api-client'
import { startOwnServer, type OwnServer } from './support/own-server'

let server: OwnServer
test.beforeAll(async () => {
  server = await startOwnServer({})
})
test.afterAll(() => server?.stop())

test('after ten wrong passwords the sign-in page says how long to wait, and the right one waits too', async ({
  page,
}) => {
  const { email } = await newLearner(server.url)
  await page.goto(`${server.url}/sign-in`)
  await page.getByLabel('Email').fill(email)
  const send = async (word: string) => {
    await page.getByLabel('Password', { exact: true }).fill(word)
    const answer = page.waitForResponse(/callback\/credentials/)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    const response = await answer
    await response.finished()
    return response
  }
  // The account's token was one try already.
  for (let index = 0; index < 9; index++) expect((await send(`wrong ${index}`)).status()).toBe(401)
  await expect(page.getByText('That address and password do not match.')).toBeVisible()
  const refused = await send(password)
  expect(refused.status()).toBe(429)
  expect(Number(refused.headers()['retry-after'])).toBeGreaterThan(0)
  await expect(page.getByText(/^Too many tries. Wait 1[45] minutes, then try again.$/)).toBeVisible()
})
