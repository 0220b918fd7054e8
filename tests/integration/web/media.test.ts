import { createHash } from 'node:crypto'
import { maxImageBytes, maxMediaBytes } from '@/lib/core/media'
import { database } from '@/lib/db/database'
import { findAccount } from '@/lib/db/accounts'
import { call, signUp, testApi, type ApiLearner, type TestApi } from '@/tests/support/api'
import { avif, gif, jpeg, png, webp } from '@/tests/support/images'
import { useDatabase } from '@/tests/support/learner'

useDatabase()

let api: TestApi
beforeAll(() => {
  api = testApi()
})

type Sent = { status: number; body: { media: { sha256: string }; error: { code: string; message: string } } }

const upload = async (
  token: string | null,
  bytes: Buffer,
  headers: Record<string, string> = { 'Content-Type': 'image/png' },
): Promise<Sent> => {
  const response = await api.request('/api/v1/media', {
    method: 'POST',
    headers: { ...headers, ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    body: new Uint8Array(bytes),
  })
  return { status: response.status, body: (await response.json()) as Sent['body'] }
}

const fetchMedia = (token: string | null, sha256: string) =>
  api.request(`/api/v1/media/${sha256}`, { headers: token ? { Authorization: `Bearer ${token}` } : {} })

const userIdOf = async ({ email }: ApiLearner) => (await findAccount(email))!.id

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test.each([
  ['png', png(64, 48), 64, 48],
  ['gif', gif, 1, 1],
  ['webp', webp, 1, 1],
  ['jpeg', jpeg, 32, 16],
  ['avif', avif, 32, 16],
])('a %s comes back as it went in, and as nothing but an image', async (type, bytes, width, height) => {
  const { token } = await signUp(api)
  const sha256 = hashOf(bytes)
  expect(await upload(token, bytes)).toMatchObject({
    status: 201,
    body: { media: { sha256, type: `image/${type}`, width, height, byteSize: bytes.length } },
  })
  const response = await fetchMedia(token, sha256)
  expect(response.status).toBe(200)
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': `image/${type}`,
    'content-length': String(bytes.length),
    'x-content-type-options': 'nosniff',
    'content-disposition': `attachment; filename="${sha256}.${type}"`,
    'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/),
    'cache-control': 'private, max-age=31536000, immutable',
  })
})

test('the same image twice is kept once; the name and type it was sent with do not count', async () => {
  const learner = await signUp(api)
  const bytes = png(10, 10, 'twice')
  await upload(learner.token, bytes)
  expect((await upload(learner.token, bytes, { 'Content-Type': 'application/octet-stream' })).status).toBe(
    201,
  )
  const { rows } = await database().pool.query(
    'select count(*)::integer as n from media where user_id = $1',
    [await userIdOf(learner)],
  )
  expect(rows).toEqual([{ n: 1 }])
})

test('another learner’s image, a missing one and no hash at all are answered alike; without a session there is nothing', async () => {
  const [owner, stranger] = [await signUp(api), await signUp(api)]
  const bytes = png(5, 5, 'private')
  await upload(owner.token, bytes)
  const answers = await Promise.all([
    fetchMedia(stranger.token, hashOf(bytes)),
    fetchMedia(stranger.token, '0'.repeat(64)),
  ])
  const bodies = await Promise.all(
    answers.map((one) => one.json() as Promise<{ error: { message: string } }>),
  )
  expect(answers.map(({ status }) => status)).toEqual([404, 404])
  expect(bodies[0]!.error.message).toBe(bodies[1]!.error.message)
  for (const odd of ['x', '..%2f..%2fetc', 'A'.repeat(64), '0'.repeat(63)])
    expect((await fetchMedia(stranger.token, odd)).status).toBe(404)
  expect((await fetchMedia(null, hashOf(bytes))).status).toBe(401)
  expect((await upload(null, bytes)).status).toBe(401)
})

test.each([
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 422],
  ['a page that calls itself a PNG', Buffer.from('<!doctype html><script>alert(1)</script>'), 422],
  ['nothing', Buffer.alloc(0), 422],
  ['a picture of a hundred million pixels', png(10_000, 10_000), 413],
  ['a picture wider than any screen', png(20_000, 10), 413],
  ['more than five megabytes', Buffer.concat([png(10, 10), Buffer.alloc(maxImageBytes)]), 413],
])('%s is refused in words', async (_, bytes, status) => {
  const { token } = await signUp(api)
  const sent = await upload(token, bytes)
  expect(sent.status).toBe(status)
  expect(sent.body.error.message).toMatch(/^[A-Z].{20,}\.$/)
})

test('a file too large is refused by its declared length, before a byte is read', async () => {
  const { token } = await signUp(api)
  const sent = await upload(token, png(5, 5), { 'Content-Type': 'image/png', 'Content-Length': '99999999' })
  expect(sent.status).toBe(413)
})

test('what is declared as text, or sent by another site, is refused', async () => {
  const { token } = await signUp(api)
  expect((await upload(token, png(5, 5), { 'Content-Type': 'text/plain' })).status).toBe(400)
  const crossSite = { 'Content-Type': 'image/png', Origin: 'https://evil.example' }
  expect((await upload(token, png(5, 5), crossSite)).status).toBe(403)
})

test('where room is short, old images that no note names make it; what an undo would bring back still counts', async () => {
  const learner = await signUp(api)
  const { token } = learner
  const userId = await userIdOf(learner)
  const { body: decks } = await call(api, 'POST', '/decks', { token, body: { name: 'Images' } })
  const deckId = (decks as { deck: { id: string } }).deck.id
  const images = ['unused', 'used', 'deleted', 'edited', 'fresh'].map((salt) => png(4, 4, salt))
  for (const bytes of images) await upload(token, bytes)
  const [unused, used, deleted, edited, fresh] = images.map(hashOf)
  const write = async (sha256: string) => {
    const fields = { Front: `What is this? ![a plot](media:${sha256})`, Back: 'A plot' }
    const { body } = await call(api, 'POST', '/notes', { token, body: { deckId, fields } })
    return (body as { note: { id: string } }).note.id
  }
  await write(used!)
  await call(api, 'DELETE', `/notes/${await write(deleted!)}`, { token })
  await call(api, 'PATCH', `/notes/${await write(edited!)}`, {
    token,
    body: { fields: { Front: 'No image' } },
  })
  const { pool } = database()
  await pool.query(
    `update media set created_at = now() - interval '30 days', byte_size = $3 where user_id = $1 and sha256 <> decode($2, 'hex')`,
    [userId, fresh, Math.floor(maxMediaBytes / 4)],
  )
  expect((await upload(token, png(4, 4, 'one more'))).status).toBe(201)
  const left = await pool.query<{ sha256: string }>(
    `select encode(sha256, 'hex') as sha256 from media where user_id = $1`,
    [userId],
  )
  expect(left.rows.map(({ sha256 }) => sha256).sort()).toEqual(
    [used!, deleted!, edited!, fresh!, hashOf(png(4, 4, 'one more'))].sort(),
  )
  expect(left.rows.map(({ sha256 }) => sha256)).not.toContain(unused)
  await pool.query('update media set byte_size = $2 where user_id = $1', [userId, maxMediaBytes / 2])
  const full = await upload(token, png(4, 4, 'no room'))
  expect([full.status, full.body.error.code]).toEqual([429, 'limit-reached'])
})

test('an image in a note is shown from here, and no other is', async () => {
  const { token } = await signUp(api)
  const sha256 = hashOf(png(3, 3))
  const fields = {
    Front: `![a plot](media:${sha256}) ![out](https://evil.example/x.png) ![in](/api/v1/media/${sha256})`,
    Back: 'x',
  }
  const { body } = await call(api, 'POST', '/notes/preview', { token, body: { noteType: 'basic', fields } })
  const [{ front }] = (body as { cards: [{ front: string }] }).cards
  expect(front.match(/<img [^>]*>/g)).toEqual([
    `<img src="/api/v1/media/${sha256}" alt="a plot" loading="lazy">`,
  ])
})
