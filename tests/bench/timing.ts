import { randomUUID } from 'node:crypto'
import { startSmtpServer } from '@/tests/support/smtp-server'
import { budgeted, figure, type Figure, type Findings, type Measurement } from './support/measurement'
import { withServer } from './support/server'
import { median, round } from './support/statistics'

const tries = 300
const warmUps = 10
const password = 'four words nobody says'
const tolerance = 0.05

/** Something a stranger can ask about an address; the words of the answer, without what differs in every answer. */
type Ask = { what: string; ask: (url: string, email: string) => Promise<string> }

type Timing = { what: string; knownMs: number[]; unknownMs: number[] }

const postJson = async (url: string, path: string, body: object): Promise<string> => {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  return `${response.status} ${text.replace(/"requestId":"[^"]*"/, '')}`
}

/** The form of the sign-in page, with the token it needs. */
const signInForm = async (url: string): Promise<Ask['ask']> => {
  const csrf = await fetch(`${url}/api/auth/csrf`)
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const cookie = csrf.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  return async (_, email) => {
    const response = await fetch(`${url}/api/auth/callback/credentials`, {
      method: 'POST',
      headers: { cookie, origin: url },
      body: new URLSearchParams({ csrfToken, email, password: 'not the password', json: 'true' }),
    })
    return `${response.status} ${await response.text()}`
  }
}

const asks = async (url: string): Promise<Ask[]> => [
  { what: 'sign-up', ask: (to, email) => postJson(to, '/accounts', { email, password }) },
  { what: 'sign-in', ask: await signInForm(url) },
  {
    what: 'token',
    ask: (to, email) => postJson(to, '/tokens', { email, password: 'not the password', name: 'x' }),
  },
  { what: 'reset', ask: (to, email) => postJson(to, '/password-resets', { email }) },
]

const stranger = () => `${randomUUID()}@example.org`

/** Asks for a known and an unknown address in turns. @throws Error when the words tell them apart */
const contest = async (url: string, known: string, { what, ask }: Ask): Promise<Timing> => {
  const timed = async (email: string) => {
    const from = performance.now()
    const words = await ask(url, email)
    return { ms: performance.now() - from, words }
  }
  const timing: Timing = { what, knownMs: [], unknownMs: [] }
  for (let index = 0; index < warmUps + tries; index++) {
    const words = new Set<string>()
    // Each kind goes first as often as the other: what one leaves to do must not count against the next.
    for (const kind of index % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
      const answer = await timed(kind === 'known' ? known : stranger())
      words.add(answer.words)
      if (index >= warmUps) timing[`${kind}Ms`].push(answer.ms)
    }
    if (words.size > 1) throw new Error(`${what} tells known from unknown: ${[...words].join(' and ')}`)
  }
  return timing
}

const apart = (one: readonly number[], other: readonly number[]): number => {
  const [a, b] = [median(one), median(other)]
  return Math.abs(a - b) / Math.min(a, b)
}

/** How far two halves of one kind lie apart, taken in turns: what chance alone does. */
const ofChance = (values: readonly number[]): number =>
  apart(
    values.filter((_, index) => index % 4 < 2),
    values.filter((_, index) => index % 4 >= 2),
  )

/** How often a known address takes longer than an unknown one: 0.5 when time tells nothing. */
const tellsBy = (known: readonly number[], unknown: readonly number[]): number => {
  let longer = 0
  for (const one of known) for (const other of unknown) longer += one > other ? 1 : one === other ? 0.5 : 0
  return longer / (known.length * unknown.length)
}

const figuresOf = ({ what, knownMs, unknownMs }: Timing): Figure[] => {
  const chance = Math.max(ofChance(knownMs), ofChance(unknownMs))
  return [
    figure(`${what}, known address`, median(knownMs), 'ms'),
    figure(`${what}, unknown address`, median(unknownMs), 'ms'),
    budgeted(
      `${what}, medians apart`,
      round(apart(knownMs, unknownMs), 4),
      'of 1',
      { atMost: round(Math.max(tolerance, chance), 4) },
      `halves of one kind ${chance.toFixed(3)}`,
    ),
    figure(`${what}, a known address takes longer`, tellsBy(knownMs, unknownMs), 'of 1', '0.5 tells nothing'),
  ]
}

const measureOn = async (url: string): Promise<Findings> => {
  const known = stranger()
  await postJson(url, '/accounts', { email: known, password })
  const timings: Timing[] = []
  for (const one of await asks(url)) timings.push(await contest(url, known, one))
  return { figures: timings.flatMap(figuresOf), rounds: timings }
}

/** Neither words nor time of an answer may tell whether an address has an account. */
export const timing: Measurement = {
  name: 'timing',
  measure: async () => {
    const smtp = await startSmtpServer()
    try {
      return await withServer(({ url }) => measureOn(url), {
        ...{ SMTP_URL: smtp.url, MAIL_FROM: 'Crossover <cards@example.org>', LOG_LEVEL: 'warn' },
      })
    } finally {
      await smtp.stop()
    }
  },
}
