import { expect, test } from '@playwright/test'
import { newLearner, password } from './support/api-client'
import { startOwnServer, type OwnServer } from './support/own-server'

let server: OwnServer
test.beforeAll(async () => {
  server = await startOwnServer({
    GITHUB_ID: 'client',
    GITHUB_SECRET: 'secret',
    GITHUB_URL: 'http://127.0.0.1:9',
  })
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

test('nobody makes this server talk to a provider more than twenty times in a quarter of an hour', async () => {
  const csrf = await fetch(`${server.url}/api/auth/csrf`)
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const cookie = csrf.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const leave = () =>
    fetch(`${server.url}/api/auth/signin/github`, {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({ csrfToken, json: 'true' }),
    })
  for (let index = 0; index < 20; index++) expect((await leave()).status).toBe(200)
  const refused = await leave()
  expect(refused.status).toBe(429)
  expect(await refused.json()).toMatchObject({ error: { code: 'limit-reached' } })
})
