import { createServer, get, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { makeListener } from '@/lib/web/listener'
import { call, origin, signUp, testApi } from '@/tests/support/api'
import { useDatabase } from '@/tests/support/learner'

useDatabase()

let server: Server
let token: string
beforeAll(async () => {
  const api = testApi()
  ;({ token } = await signUp(api))
  const { body } = await call(api, 'POST', '/decks', { token, body: { name: 'Long' } })
  const deckId = (body as { deck: { id: string } }).deck.id
  const note = {
    deckId,
    noteType: 'basic',
    fields: { Front: 'größe', Back: 'recall '.repeat(2000) },
    tags: [],
  }
  const made = await call(api, 'POST', '/notes', { token, body: note })
  expect(made.status).toBe(201)
  server = createServer(makeListener((() => undefined) as never, {} as never, origin, '0.0.0-test'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** As it comes over the wire: `fetch` would unpack it. */
const receive = (path: string, accepted: string | null) =>
  new Promise<{ headers: IncomingHttpHeaders; bytes: Buffer }>((resolve, reject) => {
    const headers = {
      Authorization: `Bearer ${token}`,
      ...(accepted === null ? {} : { 'Accept-Encoding': accepted }),
    }
    get({ port: (server.address() as AddressInfo).port, path: `/api/v1${path}`, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => resolve({ headers: response.headers, bytes: Buffer.concat(parts) }))
    }).on('error', reject)
  })

test.each([
  [null, false],
  ['gzip', true],
  ['br, gzip;q=0.8', true],
  ['GZIP', true],
  ['gzip;q=0', false],
  ['br', false],
  ['identity', false],
])('with Accept-Encoding %s a long answer is packed: %s', async (accepted, isPacked) => {
  const { headers, bytes } = await receive('/notes', accepted)
  expect(headers['content-encoding']).toBe(isPacked ? 'gzip' : undefined)
  expect(headers.vary).toBe('Accept-Encoding')
  expect(headers['content-length']).toBe(String(bytes.byteLength))
  const text = (isPacked ? gunzipSync(bytes) : bytes).toString()
  if (isPacked) expect(bytes.byteLength).toBeLessThan(text.length / 4)
  expect((JSON.parse(text) as { notes: { title: string }[] }).notes[0]!.title).toBe('größe')
})

test('a short answer goes as it is', async () => {
  const { headers } = await receive('/decks', 'gzip')
  expect(headers['content-encoding']).toBeUndefined()
  expect(headers.vary).toBeUndefined()
})
