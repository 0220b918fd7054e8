import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test, type Page } from '@playwright/test'
import { providerKeys, startProviderServer, type ProviderServer } from '../support/provider-server'
import { startSmtpServer, type SmtpServer } from '../support/smtp-server'
import { newLearner, password } from './support/api-client'
import { signIn, watchForTrouble } from './support/browser'
import { startOwnServer, type OwnServer } from './support/own-server'

/** Journeys that need letters and providers: a server of their own, with both on this machine. */
const newPassword = 'four words nobody says'

let smtp: SmtpServer
let provider: ProviderServer
let server: OwnServer
test.beforeAll(async () => {
  smtp = await startSmtpServer()
  provider = await startProviderServer()
  server = await startOwnServer({
    ...{ CROSSOVER_RATE_LIMITS: 'off', SMTP_URL: smtp.url, MAIL_FROM: 'Crossover <cards@example.org>' },
    ...{ GITHUB_ID: providerKeys.id, GITHUB_SECRET: providerKeys.secret, GITHUB_URL: provider.url },
    ...{ GOOGLE_ID: providerKeys.id, GOOGLE_SECRET: providerKeys.secret, GOOGLE_URL: provider.url },
  })
})
test.afterAll(async () => {
  await server?.stop()
  await provider?.stop()
  await smtp?.stop()
})

const at = (page: Page) => {
  const go = page.goto.bind(page)
  page.goto = (path, options) => go(path.startsWith('http') ? path : server.url + path, options)
  return page
}
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const linkIn = (text: string) => /https?:\/\/\S+#\S+/.exec(text)![0]
const enter = async (page: Page, email: string, word: string) => {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(word)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

test('a learner changes the password, and the other browser is signed out', async ({ page, browser }) => {
  const trouble = watchForTrouble(page)
  const { email } = await newLearner(server.url)
  await signIn(at(page), email)
  const elsewhere = at(await (await browser.newContext()).newPage())
  await signIn(elsewhere, email)

  await page.goto('/settings')
  await expect(section(page, 'Sessions').getByText('This one')).toBeVisible()
  await expect(section(page, 'Sessions').getByText(/^Chrome on/)).toHaveCount(2)
  const part = section(page, 'Password')
  await part.getByRole('button', { name: 'Change password' }).click()
  await part.getByLabel('Present password').fill('not my password')
  await part.getByLabel('New password').fill(newPassword)
  await part.getByRole('button', { name: 'Change password' }).click()
  await expect(part.getByText('This is not your password.')).toBeVisible()
  await part.getByLabel('Present password').fill(password)
  await part.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('Password changed. Other sessions have ended.')).toBeVisible()
  await elsewhere.goto('/settings')
  await elsewhere.waitForURL('**/sign-in**')
  await page.reload()
  await expect(section(page, 'Recent security events').getByText('Password changed')).toBeVisible()
  await elsewhere.context().close()
  expect(trouble).toEqual([])
})

test('a forgotten password is replaced by a letter, or by the person who runs the server', async ({
  page,
}) => {
  const { email } = await newLearner(server.url)
  await at(page).goto('/sign-in')
  await page.getByRole('link', { name: 'Forgot the password?' }).click()
  await page.waitForURL('**/forgot-password')
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Send a link' }).click()
  await expect(page.getByText(/a letter with a link is on its way/)).toBeVisible()
  await page.goto(linkIn((await smtp.letterTo(email)).text))
  await page.getByLabel('New password').fill('password1')
  await page.getByRole('button', { name: 'Set password' }).click()
  await expect(page.getByText(/among the 3,000 that are tried first/)).toBeVisible()
  await page.getByLabel('New password').fill(newPassword)
  await page.getByRole('button', { name: 'Set password' }).click()
  await expect(page.getByText('Your new password is set.')).toBeVisible()
  await enter(page, email, newPassword)
  await page.waitForURL('**/today')

  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, ['scripts/reset-password.mjs', email], { env: server.env })
  await page.goto(linkIn(stdout))
  await page.getByLabel('New password').fill('five words that nobody says')
  await page.getByRole('button', { name: 'Set password' }).click()
  await expect(page.getByText('Your new password is set.')).toBeVisible()
})

test('a new address counts once its letter is answered', async ({ page }) => {
  const { email } = await newLearner(server.url)
  await signIn(at(page), email)
  await page.goto('/settings')
  const part = section(page, 'Email address')
  await part.getByRole('button', { name: 'Change address' }).click()
  await part.getByLabel('New address').fill(`new.${email}`)
  await part.getByLabel('Your password').fill(password)
  await part.getByRole('button', { name: 'Change address' }).click()
  await expect(part.getByText(/A letter is on its way/)).toBeVisible()
  await expect(part.getByText(`You sign in as ${email}.`)).toBeVisible()
  await page.goto(linkIn((await smtp.letterTo(`new.${email}`)).text))
  await page.getByRole('button', { name: 'Confirm address' }).click()
  await expect(page.getByText(/This is the address of your account now/)).toBeVisible()
  await page.goto('/settings')
  await expect(section(page, 'Email address').getByText(`You sign in as new.${email}.`)).toBeVisible()
  expect((await smtp.letterTo(email)).subject).toBe('Your address was changed')
})

for (const [name, id] of [
  ['GitHub', 11],
  ['Google', 12],
] as const)
  test(`${name} leads into a new account, which can set a password and let ${name} go`, async ({ page }) => {
    provider.person = {
      id,
      login: `grace${id}`,
      name: 'Grace',
      email: `grace${id}@example.org`,
      isConfirmed: true,
    }
    await at(page).goto('/sign-in')
    await page.getByRole('button', { name: `Go on with ${name}` }).click()
    await page.waitForURL('**/today')
    await page.goto('/settings')
    await expect(section(page, 'Email address').getByText(`grace${id}@example.org`)).toBeVisible()
    const connected = section(page, 'Connected accounts')
    await connected.getByRole('button', { name: `Disconnect ${name}` }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click()
    await expect(page.getByText(/Set a password first/)).toBeVisible()
    await page.getByRole('button', { name: 'Keep it' }).click()
    const part = section(page, 'Password')
    await part.getByRole('button', { name: 'Set a password' }).click()
    await part.getByLabel('New password').fill(newPassword)
    await part.getByRole('button', { name: 'Set password' }).click()
    await expect(page.getByText('Password set.')).toBeVisible()
    await connected.getByRole('button', { name: `Disconnect ${name}` }).click()
    await page.getByRole('dialog').getByLabel('Your password').fill(newPassword)
    await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click()
    await expect(page.getByText(`${name} is disconnected`)).toBeVisible()
    await page.context().clearCookies()
    await enter(page, `grace${id}@example.org`, newPassword)
    await page.waitForURL('**/today')
  })

test('a provider’s address alone leads into no account; connected with the password, it does', async ({
  page,
}) => {
  const { email } = await newLearner(server.url)
  provider.person = { id: 21, login: 'lin', name: 'Lin', email, isConfirmed: true }
  await at(page).goto('/sign-in')
  await page.getByRole('button', { name: 'Go on with GitHub' }).click()
  await expect(page.getByText(/has an account here already. Sign in with its password/)).toBeVisible()
  await page.goto('/settings')
  await page.waitForURL('**/sign-in**')

  await signIn(page, email)
  await page.goto('/settings')
  await section(page, 'Connected accounts').getByRole('button', { name: 'Connect GitHub' }).click()
  await page.getByRole('dialog').getByLabel('Your password').fill('not my password')
  await page.getByRole('dialog').getByRole('button', { name: 'Go to GitHub' }).click()
  await expect(page.getByText('This is not your password.')).toBeVisible()
  await page.getByRole('dialog').getByLabel('Your password').fill(password)
  await page.getByRole('dialog').getByRole('button', { name: 'Go to GitHub' }).click()
  await expect(page.getByText('GitHub is connected. You can sign in with it.')).toBeVisible()
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Go on with GitHub' }).click()
  await page.waitForURL('**/today')

  // Another learner cannot take the same account of the provider.
  const other = await newLearner(server.url)
  await page.context().clearCookies()
  await signIn(page, other.email)
  await page.goto('/settings')
  await section(page, 'Connected accounts').getByRole('button', { name: 'Connect GitHub' }).click()
  await page.getByRole('dialog').getByLabel('Your password').fill(password)
  await page.getByRole('dialog').getByRole('button', { name: 'Go to GitHub' }).click()
  await expect(page.getByText(/That GitHub account was not connected/)).toBeVisible()
})

test('an address that the provider has not confirmed makes no account', async ({ page }) => {
  provider.person = { id: 31, login: 'eve', name: 'Eve', email: 'eve@example.org', isConfirmed: false }
  for (const name of ['GitHub', 'Google']) {
    await at(page).goto('/sign-in')
    await page.getByRole('button', { name: `Go on with ${name}` }).click()
    await expect(page.getByText(/has not confirmed an address of yours/)).toBeVisible()
  }
})

test('a closed account is out of reach at once, and can be kept for seven days', async ({ page }) => {
  const { email, api } = await newLearner(server.url)
  await signIn(at(page), email)
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Delete account' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('link', { name: 'export everything' })).toBeVisible()
  await dialog.getByLabel('Your password').fill(password)
  await dialog.getByRole('button', { name: 'Delete account' }).click()
  await page.waitForURL(`${server.url}/`)
  expect((await api.send('GET', '/me')).status).toBe(401)
  expect((await smtp.letterTo(email)).subject).toBe('Your account will be erased')
  await enter(page, email, password)
  await expect(page.getByRole('heading', { name: 'This account is closed' })).toBeVisible()
  await page.getByRole('button', { name: 'Keep my account' }).click()
  await page.waitForURL('**/today')
})
