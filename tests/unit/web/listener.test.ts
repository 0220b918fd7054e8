/** What no browser of ours sends is answered before it reaches what would fail on it. */
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { makeListener } from '@/lib/web/listener'

let server: Server
const reached: string[] = []

beforeAll(async () => {
  const pages = async (incoming: { method?: string; url?: string }, response: { end: () => void }) => {
    reached.push(`${incoming.method} ${incoming.url}`)
    response.end()
  }
  server = createServer(makeListener(pages as never, {} as never, 'http://localhost:1', '0.0.0'))
  await new Promise<void>((resolve) => server.listen(0, resolve))
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const statusOf = (method: string, path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    request({ port, method, path, headers: { Connection: 'close' } }, (reply) => {
      reply.resume()
      resolve(reply.statusCode!)
    })
      .on('error', reject)
      .end()
  })

test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'])(
  '%s of a page is refused',
  async (method) => {
    expect(await statusOf(method, '/sw.js')).toBe(405)
    expect(await statusOf(method, '/api')).toBe(405)
    expect(reached).toEqual([])
  },
)

test('a page is read with GET and HEAD, and signing in has no HEAD', async () => {
  expect(await statusOf('GET', '/library')).toBe(200)
  expect(await statusOf('HEAD', '/library')).toBe(200)
  expect(await statusOf('HEAD', '/api/auth/signin?callbackUrl=x')).toBe(404)
  expect(reached).toEqual(['GET /library', 'HEAD /library'])
})
