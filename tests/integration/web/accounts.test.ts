import { database } from '@/lib/db/database'
import { openMail, smtpCarrier, type Mail } from '@/lib/io/mail'
import { signIn } from '@/lib/service/sign-in'
import { noLimits } from '@/lib/service/limits'
import { makeResetToken } from '@/lib/service/ask-password-reset'
import { call, openBrowser, signUp, testApi, testPassword, type TestApi } from '@/tests/support/api'
import { useDatabase } from '@/tests/support/learner'
import { startSmtpServer, type SmtpServer } from '@/tests/support/smtp-server'

useDatabase()

const place = { clientIp: '127.0.0.1', device: 'Firefox on Linux' }
const newPassword = 'four words nobody says'

let smtp: SmtpServer
let mail: Mail
let failures: unknown[]
let api: TestApi
beforeAll(async () => {
  smtp = await startSmtpServer()
  failures = []
  mail = openMail(
    smtpCarrier(smtp.url, 'Crossover <cards@example.org>'),
    (error) => failures.push(error),
    [10, 10],
  )
})
afterAll(async () => {
  await mail.settled()
  mail.close()
  await smtp.stop()
  expect(failures).toEqual([])
})
/** With letters; `withoutMail` is the same server without SMTP_URL. */
beforeEach(() => {
  api = testApi({ mail })
})
const withoutMail = () => {
  api = testApi()
}

const enters = async (email: string, password: string) =>
  (await signIn({ email, password }, 'tell', place, noLimits, Date.now()))?.kind ?? null
const tokenIn = (text: string) => /#([\w-]+)/.exec(text)![1]!
const messageOf = (body: unknown) => (body as { error: { message: string } }).error.message
const fieldsOf = (body: unknown) =>
  (body as { error: { fields?: Record<string, string> } }).error.fields ?? {}
const events = async (headers: Record<string, string>) =>
  (
    (await call(api, 'GET', '/security-events', { headers })).body as {
      securityEvents: { kind: string; device: string }[]
    }
  ).securityEvents.map(({ kind }) => kind)

describe('changing the password', () => {
  test('asks for the present one, and ends every other session but this', async () => {
    const { email, token } = await signUp(api)
    const here = await openBrowser(email)
    const there = await openBrowser(email, 'Safari on iPhone')
    const change = (currentPassword: string | undefined, tokens?: 'revoke') =>
      call(api, 'POST', '/me/password', {
        headers: here.headers,
        body: { currentPassword, newPassword, tokens },
      })
    for (const wrong of ['not my password', undefined]) {
      const refused = await change(wrong)
      expect([refused.status, Object.keys(fieldsOf(refused.body))]).toEqual([400, ['currentPassword']])
    }
    expect(await enters(email, testPassword)).toBe('signed-in')

    expect((await change(testPassword)).status).toBe(204)
    expect(await enters(email, testPassword)).toBeNull()
    expect(await enters(email, newPassword)).toBe('signed-in')
    expect((await call(api, 'GET', '/me', { headers: here.headers })).status).toBe(200)
    expect((await call(api, 'GET', '/me', { headers: there.headers })).status).toBe(401)
    expect((await call(api, 'GET', '/me', { token })).status).toBe(200)
    expect((await smtp.letterTo(email)).subject).toBe('Your password was changed')
    expect(await events(here.headers)).toEqual(
      expect.arrayContaining(['password-changed', 'password-refused', 'sign-in-failed', 'token-made']),
    )
  })

  test('ends tokens too when that is asked', async () => {
    const { email, token } = await signUp(api)
    const { headers } = await openBrowser(email)
    const body = { currentPassword: testPassword, newPassword, tokens: 'revoke' }
    expect((await call(api, 'POST', '/me/password', { headers, body })).status).toBe(204)
    expect((await call(api, 'GET', '/me', { token })).status).toBe(401)
    expect((await call(api, 'GET', '/me', { headers })).status).toBe(200)
  })

  test.each([
    ['seven characters', 'aB3$xyz', 400],
    ['eight', 'aB3$xyzw', 204],
    ['512, with spaces and signs of every kind', '🐢 κλειδί '.repeat(57).slice(0, 512), 204],
    ['513', 'x'.repeat(513), 400],
    ['letters alone', 'onlysmallletters', 204],
    ['one that everybody tries', 'Password1', 400],
    ['the name of this product and a year', 'Crossover2026', 400],
  ])('%s', async (_, password, status) => {
    const { email } = await signUp(api)
    const { headers } = await openBrowser(email)
    const body = { currentPassword: testPassword, newPassword: password }
    expect((await call(api, 'POST', '/me/password', { headers, body })).status).toBe(status)
    expect(await enters(email, password)).toBe(status === 204 ? 'signed-in' : null)
  })

  test('refuses the address itself as a password, at sign-up too', async () => {
    const { email } = await signUp(api)
    const { headers } = await openBrowser(email)
    const answer = await call(api, 'POST', '/me/password', {
      headers,
      body: { currentPassword: testPassword, newPassword: email },
    })
    expect([answer.status, Object.keys(fieldsOf(answer.body))]).toEqual([400, ['newPassword']])
    const made = await call(api, 'POST', '/accounts', {
      body: { email: 'ada.lovelace@example.org', password: 'Ada.Lovelace1' },
    })
    expect([made.status, Object.keys(fieldsOf(made.body))]).toEqual([400, ['password']])
  })

  test('ends links that were sent before, so that a thief’s cannot outlive it', async () => {
    const { email } = await signUp(api)
    const { headers } = await openBrowser(email)
    await call(api, 'POST', '/me/email', {
      headers,
      body: { email: `thief.${email}`, password: testPassword },
    })
    const token = tokenIn((await smtp.letterTo(`thief.${email}`)).text)
    await call(api, 'POST', '/me/password', { headers, body: { currentPassword: testPassword, newPassword } })
    expect((await call(api, 'POST', '/email-changes/redeem', { body: { token } })).status).toBe(400)
    expect(await enters(email, newPassword)).toBe('signed-in')
  })
})

describe('changing the address', () => {
  const ask = (headers: Record<string, string>, email: string, password = testPassword) =>
    call(api, 'POST', '/me/email', { headers, body: { email, password } })

  test('waits for the new address to confirm, and tells the old one', async () => {
    const { email } = await signUp(api)
    const { headers } = await openBrowser(email)
    const next = `new.${email}`
    expect((await ask(headers, next, 'not my password')).status).toBe(400)
    const asked = await ask(headers, next)
    expect([asked.status, asked.body]).toEqual([200, { emailChange: { email: next, step: 'confirm' } }])
    expect(await enters(next, testPassword)).toBeNull()

    const token = tokenIn((await smtp.letterTo(next)).text)
    expect((await call(api, 'POST', '/email-changes/redeem', { body: { token } })).status).toBe(204)
    expect((await smtp.letterTo(email)).text).toContain(next)
    expect([await enters(next, testPassword), await enters(email, testPassword)]).toEqual(['signed-in', null])
    expect((await call(api, 'POST', '/email-changes/redeem', { body: { token } })).status).toBe(400)
  })

  test('happens at once where no letters are sent', async () => {
    withoutMail()
    const { email } = await signUp(api)
    const { headers } = await openBrowser(email)
    const asked = await ask(headers, `new.${email}`)
    expect(asked.body).toEqual({ emailChange: { email: `new.${email}`, step: 'done' } })
    expect(await enters(`new.${email}`, testPassword)).toBe('signed-in')
  })

  test('answers alike for an address that has an account, and changes nothing', async () => {
    const other = await signUp(api)
    const { email } = await signUp(api)
    const { headers } = await openBrowser(email)
    const [taken, free] = [await ask(headers, other.email), await ask(headers, `free.${email}`)]
    expect([taken.status, Object.keys(taken.body)]).toEqual([free.status, Object.keys(free.body)])
    expect((await smtp.letterTo(other.email)).text).not.toContain('#')
    withoutMail()
    expect((await ask(headers, other.email)).body).toEqual({
      emailChange: { email: other.email, step: 'done' },
    })
    expect([await enters(email, testPassword), await enters(other.email, testPassword)]).toEqual([
      'signed-in',
      'signed-in',
    ])
    const { body } = await call(api, 'GET', '/me', { headers })
    expect((body as { me: { email: string } }).me.email).toBe(email)
  })

  test('two learners who want one address at once: one gets it', async () => {
    withoutMail()
    const learners = await Promise.all([signUp(api), signUp(api), signUp(api)])
    const wanted = `wanted.${learners[0].email}`
    await Promise.all(learners.map(async ({ email }) => ask((await openBrowser(email)).headers, wanted)))
    const { rows } = await database().pool.query('select count(*)::int as n from account where email = $1', [
      wanted,
    ])
    expect(rows[0].n).toBe(1)
  })
})

describe('sessions', () => {
  type Session = { id: string; device: string; current: boolean }
  const list = async (headers: Record<string, string>) =>
    ((await call(api, 'GET', '/sessions', { headers })).body as { sessions: Session[] }).sessions

  test('are listed by device, with this one marked, and nothing that could be used to sign in', async () => {
    const { email } = await signUp(api)
    const here = await openBrowser(email)
    const there = await openBrowser(email, 'Safari on iPhone')
    const sessions = await list(here.headers)
    expect(sessions.map(({ device, current }) => [device, current]).sort()).toEqual([
      ['Firefox on Linux', true],
      ['Safari on iPhone', false],
    ])
    expect(Object.keys(sessions[0]!).sort()).toEqual(['createdAt', 'current', 'device', 'id', 'lastUsedAt'])
    expect(JSON.stringify(sessions)).not.toContain(there.sid)
  })

  test('end one by one, or all but this', async () => {
    const { email } = await signUp(api)
    const [here, second, third] = [
      await openBrowser(email),
      await openBrowser(email, 'Safari on iPhone'),
      await openBrowser(email, 'Edge on Windows'),
    ]
    const { id } = (await list(here.headers)).find(({ device }) => device === 'Safari on iPhone')!
    const end = (path: string) => call(api, 'DELETE', path, { headers: here.headers })
    expect((await end(`/sessions/${id}`)).status).toBe(204)
    expect((await end(`/sessions/${id}`)).status).toBe(404)
    const is = async (headers: Record<string, string>) => (await call(api, 'GET', '/me', { headers })).status
    expect([await is(second.headers), await is(third.headers)]).toEqual([401, 200])
    expect((await end('/sessions')).status).toBe(204)
    expect([await is(here.headers), await is(third.headers)]).toEqual([200, 401])
  })

  test('of somebody else answer as missing ones', async () => {
    const [owner, stranger] = [await signUp(api), await signUp(api)]
    const theirs = await openBrowser(owner.email)
    const { headers } = await openBrowser(stranger.email)
    const [session] = await list(theirs.headers)
    expect((await call(api, 'DELETE', `/sessions/${session!.id}`, { headers })).status).toBe(404)
    expect((await call(api, 'GET', '/me', { headers: theirs.headers })).status).toBe(200)
  })
})

describe('a forgotten password', () => {
  const ask = (email: string) => call(api, 'POST', '/password-resets', { body: { email } })
  const redeem = (token: string, password = newPassword) =>
    call(api, 'POST', '/password-resets/redeem', { body: { token, password } })

  test('is replaced by a link that is good once, and ends every session and token', async () => {
    const { email, token: bearer } = await signUp(api)
    const { headers } = await openBrowser(email)
    expect((await ask(` ${email.toUpperCase()} `)).status).toBe(201)
    const letter = await smtp.letterTo(email)
    const token = tokenIn(letter.text)
    expect((await redeem(token, 'password1')).status).toBe(400)
    expect((await redeem(token)).status).toBe(204)
    expect([await enters(email, testPassword), await enters(email, newPassword)]).toEqual([null, 'signed-in'])
    expect((await call(api, 'GET', '/me', { headers })).status).toBe(401)
    expect((await call(api, 'GET', '/me', { token: bearer })).status).toBe(401)
    expect((await redeem(token, 'yet another password')).status).toBe(400)
  })

  test('the link is good for 30 minutes, and only its hash is stored', async () => {
    const { email } = await signUp(api)
    const old = await makeResetToken(email, Date.now() - 31 * 60_000)
    expect((await redeem(old!.token)).status).toBe(400)
    const { token } = (await makeResetToken(email, Date.now() - 29 * 60_000))!
    const { rows } = await database().pool.query('select t::text from account_token t')
    expect(JSON.stringify(rows)).not.toContain(token)
    expect((await redeem(token)).status).toBe(204)
  })

  test('a second link ends the first, and a link for one thing is none for another', async () => {
    const { email } = await signUp(api)
    const first = await makeResetToken(email, Date.now())
    const second = await makeResetToken(email, Date.now())
    expect((await redeem(first!.token)).status).toBe(400)
    expect(
      (await call(api, 'POST', '/email-changes/redeem', { body: { token: second!.token } })).status,
    ).toBe(400)
    expect((await redeem(second!.token)).status).toBe(204)
  })

  test('twenty tries of one link at once set one password', async () => {
    const { email } = await signUp(api)
    const made = await makeResetToken(email, Date.now())
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => redeem(made!.token, `password number ${index}`)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array<number>(19).fill(400)])
  })

  test('unknown addresses are answered alike, and get no letter', async () => {
    const { email } = await signUp(api)
    const [known, unknown] = [await ask(email), await ask(`nobody.${email}`)]
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
    await smtp.letterTo(email)
    await mail.settled()
    expect(smtp.letters.filter(({ to }) => to === `nobody.${email}`)).toEqual([])
  })

  test('where no letters are sent the answer says whom to ask, for any address', async () => {
    withoutMail()
    const { email } = await signUp(api)
    const [known, unknown] = [await ask(email), await ask(`nobody.${email}`)]
    expect([known.status, messageOf(known.body)]).toEqual([unknown.status, messageOf(unknown.body)])
    expect(known.status).toBe(409)
    const { body } = await call(api, 'GET', '/sign-in-options')
    expect(body).toEqual({ signInOptions: { providers: [], passwordReset: 'operator' } })
  })
})

test('a letter that the mail server turned away goes out at the next try', async () => {
  const { email } = await signUp(api)
  smtp.turnAway(2)
  await call(api, 'POST', '/password-resets', { body: { email } })
  expect((await smtp.letterTo(email)).subject).toBe('Choose a new password')
})

test('an address cannot smuggle a second one, or a header, into a letter', async () => {
  for (const email of ['a@example.org,b@example.org', 'a@example.org\r\nBcc: b@example.org', '<a@b.org>'])
    expect((await call(api, 'POST', '/password-resets', { body: { email } })).status).toBe(400)
})
