import { call, signUp, testApi, type TestApi } from '@/tests/support/api'
import { useDatabase } from '@/tests/support/learner'

useDatabase()

let api: TestApi
beforeAll(() => {
  api = testApi()
})

const patch = async (token: string, body: unknown) => {
  const answer = await call(api, 'PATCH', '/me', { token, body })
  return { status: answer.status, ...(answer.body as { me: Record<string, unknown>; error: never }) }
}

test('a learner changes keys, takes one away, and has the usual ones back', async () => {
  const { token } = await signUp(api)
  expect((await patch(token, { shortcuts: true })).me.shortcutKeys).toEqual({})
  const shortcutKeys = { undo: 'z', edit: null, reveal: 'Ctrl+Backspace' }
  expect((await patch(token, { shortcutKeys })).me.shortcutKeys).toEqual(shortcutKeys)
  const { body } = await call(api, 'GET', '/me', { token })
  expect((body as { me: { shortcutKeys: object } }).me.shortcutKeys).toEqual(shortcutKeys)
  expect((await patch(token, { shortcutKeys: { undo: 'u' } })).me.shortcutKeys).toEqual({})
})

test.each([
  ['one key for two', { undo: 'e' }, /gives e to both undo and edit/],
  ['no key', { undo: '' }, /is no key that can be a shortcut/],
  ['a long one', { undo: 'x'.repeat(5000) }, /at most 40/],
  ['half a pair', { undo: '\ud800' }, /cannot be stored/],
  ['a key of the browser', { undo: 'Ctrl+w' }, /already means something/],
  ['no action', { explode: 'x' }, /has no field explode/],
  ['a prototype', JSON.parse('{"__proto__": "x"}'), /is no field/],
  ['a list', ['u'], /must be an object/],
  ['a number', { undo: 7 }, /must be a string/],
])('%s is refused, and nothing changes', async (_, shortcutKeys, words) => {
  const { token } = await signUp(api)
  const { status, error } = await patch(token, { shortcutKeys, buttons: 4 })
  expect(status).toBe(400)
  expect(JSON.stringify(error)).toMatch(words)
  const { body } = await call(api, 'GET', '/me', { token })
  expect((body as { me: object }).me).toMatchObject({ shortcutKeys: {}, buttons: 2 })
})

test('another zone moves instants, not days, and past answers stay', async () => {
  const { token } = await signUp(api, 'Europe/Berlin')
  expect((await patch(token, { timeZone: 'Mars/Olympus' })).status).toBe(400)
  expect((await patch(token, { timeZone: 'Pacific/Kiritimati', dayStartHour: 23 })).me).toMatchObject({
    timeZone: 'Pacific/Kiritimati',
    dayStartHour: 23,
  })
})
