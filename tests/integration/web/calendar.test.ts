import { call, signUp, testApi, type ApiLearner, type TestApi } from '@/tests/support/api'
import { useDatabase } from '@/tests/support/learner'
import { dayFromNow, middayZone } from '@/tests/support/midday'

useDatabase()

let api: TestApi
beforeAll(() => {
  api = testApi()
})

const makeLink = async ({ token }: ApiLearner): Promise<string> => {
  const { status, body } = await call(api, 'POST', '/calendar-feed', { token, body: {} })
  expect(status).toBe(201)
  return new URL((body as { calendarFeed: { url: string } }).calendarFeed.url).pathname
}
const read = async (path: string) => {
  const response = await api.request(path)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

test('whoever has the link reads planned minutes, and nothing else', async () => {
  const learner = await signUp(api, 'Pacific/Auckland')
  await call(api, 'PATCH', '/me', { token: learner.token, body: { minutesPerDay: 25, name: 'Ada' } })
  const { status, headers, text } = await read(await makeLink(learner))
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(text.match(/BEGIN:VEVENT\r\n/g)).toHaveLength(60)
  expect(new Set(text.match(/^SUMMARY:.*$/gm))).toEqual(new Set(['SUMMARY:Review: 25 minutes']))
  expect(text).not.toMatch(/Ada|example\.org/)
  expect(new Set(text.match(/^UID:.*$/gm)).size).toBe(60)
})

test('days off have no event, and an interview ends the plan', async () => {
  const now = Date.now()
  const learner = await signUp(api, middayZone(now))
  const day = (days: number) => dayFromNow(days, now)
  await call(api, 'PATCH', '/me', {
    token: learner.token,
    body: { daysOff: [{ from: day(2), to: day(3) }], interviewDate: day(10) },
  })
  const { text } = await read(await makeLink(learner))
  expect(text).not.toContain(`DTSTART;VALUE=DATE:${day(2).replaceAll('-', '')}`)
  expect(text).toContain(`DTSTART;VALUE=DATE:${day(4).replaceAll('-', '')}`)
  expect(text).not.toContain(`DTSTART;VALUE=DATE:${day(10).replaceAll('-', '')}`)
})

test('a renewed link ends the one before, and a revoked one is as one that never was', async () => {
  const learner = await signUp(api)
  const first = await makeLink(learner)
  const second = await makeLink(learner)
  expect((await read(first)).status).toBe(404)
  expect((await read(second)).status).toBe(200)
  expect((await read(second.replace('.ics', ''))).status).toBe(200)
  const { token } = learner
  expect((await call(api, 'GET', '/calendar-feed', { token })).body).toMatchObject({
    calendarFeed: { createdAt: expect.any(String) },
  })
  expect((await call(api, 'DELETE', '/calendar-feed', { token })).status).toBe(204)
  expect((await call(api, 'DELETE', '/calendar-feed', { token })).status).toBe(404)
  const revoked = await read(second)
  const unknown = await read('/api/v1/calendar/never-was.ics')
  expect(revoked.status).toBe(404)
  const messageOf = ({ text }: { text: string }) =>
    (JSON.parse(text) as { error: { message: string } }).error.message
  expect(messageOf(revoked)).toBe(messageOf(unknown))
  expect((await read(`/api/v1/calendar/${'x'.repeat(300)}`)).status).toBe(404)
})

test('a closed account shows no calendar', async () => {
  const learner = await signUp(api)
  const link = await makeLink(learner)
  await call(api, 'DELETE', '/me', { token: learner.token, body: {} })
  expect((await read(link)).status).toBe(404)
})

test('nobody makes a link for another', async () => {
  expect((await call(api, 'POST', '/calendar-feed', { body: {} })).status).toBe(401)
  expect((await call(api, 'GET', '/calendar-feed')).status).toBe(401)
})
