import { routes } from '@/lib/web/routes'
import { encode } from 'next-auth/jwt'
import { openSession } from '@/lib/service/open-session'
import { closeSession } from '@/lib/service/close-session'
import { findAccount } from '@/lib/db/accounts'
import {
  call,
  origin,
  signUp,
  testApi,
  testPassword,
  type ApiLearner,
  type TestApi,
} from '@/tests/support/api'
import { answerJson, deviceId, makeId } from '@/tests/support/entries'
import { useDatabase } from '@/tests/support/learner'
import { dayFromNow, middayZone } from '@/tests/support/midday'

useDatabase()

let api: TestApi
beforeAll(() => {
  api = testApi()
})

type Ids = {
  deck: string
  note: string
  card: string
  preset: string
  token: string
  change: string
  import: string
  search: string
}

const makeThings = async ({ token, tokenId }: ApiLearner): Promise<Ids> => {
  const { body: decks } = await call(api, 'POST', '/decks', { token, body: { name: 'Metrics::Ranking' } })
  const deck = (decks as { deck: { id: string; presetId: string } }).deck
  const { body, headers } = await call(api, 'POST', '/notes', {
    token,
    body: {
      deckId: deck.id,
      noteType: 'basic',
      fields: { Front: 'What is NDCG?', Back: 'A discounted gain.' },
    },
  })
  const { body: kept } = await call(api, 'POST', '/searches', { token, body: { name: 'Due', q: 'is:due' } })
  const made = body as { note: { id: string }; cards: { id: string }[] }
  const { body: planned } = await call(api, 'POST', '/imports', {
    token,
    body: { files: [{ name: 'words.csv', text: 'one,1' }] },
  })
  return {
    deck: deck.id,
    note: made.note.id,
    card: made.cards[0]!.id,
    preset: deck.presetId,
    token: tokenId,
    change: headers.get('X-Change-Id')!,
    import: (planned as { import: { id: string } }).import.id,
    search: (kept as { search: { id: string } }).search.id,
  }
}

const fill = (path: string, ids: Ids): string => {
  const noun = path.split('/')[1]!.replace(/(?<=ch)es$|s$/, '') as keyof Ids
  return path
    .replace(':id', ids[noun] ?? makeId())
    .replace(':provider', 'github')
    .replace(':slug', 'no-such-deck')
}

const bodies: Record<string, unknown> = {
  'patch /cards/:id': { flag: 3 },
  'patch /decks/:id': { name: 'Taken over' },
  'patch /presets/:id': { newPerDay: 1 },
  'patch /notes/:id': { tags: ['taken'] },
  'patch /imports/:id': { options: {} },
  'patch /searches/:id': { name: 'Taken' },
}

describe('every route', () => {
  test('answers 401 without credentials, with a wrong token and with a revoked one', async () => {
    const learner = await signUp(api)
    const ids = await makeThings(learner)
    const revoked = await signUp(api)
    await call(api, 'DELETE', `/tokens/${revoked.tokenId}`, { token: revoked.token })
    for (const { method, path, access } of routes) {
      if (access === 'public') continue
      for (const token of [null, 'cro_nonsense_nonsense', revoked.token]) {
        const { status, body } = await call(api, method.toUpperCase(), fill(path, ids), {
          token,
          body: method === 'get' ? undefined : {},
        })
        expect([method, path, status]).toEqual([method, path, 401])
        expect(Object.keys(body)).toEqual(['error'])
      }
    }
  })

  test('answers a stranger’s id exactly as a missing one, and changes nothing', async () => {
    const owner = await signUp(api)
    const stranger = await signUp(api)
    const ids = await makeThings(owner)
    const missing: Ids = {
      deck: makeId(),
      note: makeId(),
      card: makeId(),
      preset: makeId(),
      token: makeId(),
      change: makeId(),
      import: makeId(),
      search: makeId(),
    }
    for (const { method, path } of routes.filter((one) => one.path.includes(':id'))) {
      const options = {
        token: stranger.token,
        body: method === 'get' || method === 'delete' ? undefined : bodies[`${method} ${path}`],
      }
      const theirs = await call(api, method.toUpperCase(), fill(path, ids), options)
      const none = await call(api, method.toUpperCase(), fill(path, missing), options)
      expect([path, theirs.status, none.status]).toEqual([path, 404, 404])
      expect((theirs.body as { error: { message: string } }).error.message).toBe(
        (none.body as { error: { message: string } }).error.message,
      )
    }
    const inStrangersDeck = await call(api, 'POST', '/notes', {
      token: stranger.token,
      body: { deckId: ids.deck, fields: { Front: 'a', Back: 'b' } },
    })
    expect(inStrangersDeck.status).toBe(404)
    expect((await call(api, 'GET', `/queue?deckId=${ids.deck}`, { token: stranger.token })).status).toBe(404)
    expect(
      (
        await call(api, 'PATCH', `/decks/${ids.deck}`, {
          token: owner.token,
          body: { presetId: missing.preset },
        })
      ).status,
    ).toBe(404)
    const { body } = await call(api, 'GET', `/notes/${ids.note}`, { token: owner.token })
    expect((body as { note: { tags: string[] } }).note.tags).toEqual([])
  })
})

test('what can be undone names its change in the reply, and is undone by it', async () => {
  const { token } = await signUp(api)
  const { note, change } = await makeThings({ token } as ApiLearner)
  expect(change).toMatch(/^[0-9a-f-]{36}$/)
  const deletion = await call(api, 'DELETE', `/notes/${note}`, { token })
  expect([deletion.status, deletion.body]).toEqual([204, null])
  const id = deletion.headers.get('X-Change-Id')!
  expect((await call(api, 'GET', `/notes/${note}`, { token })).status).toBe(404)
  const list = await call(api, 'GET', '/changes?limit=1', { token })
  expect(list.body).toMatchObject({
    changes: [{ id, label: 'Deleted the note “What is NDCG?”', undoneAt: null }],
  })
  const undone = await call(api, 'POST', `/changes/${id}/undo`, { token })
  expect([undone.status, undone.headers.get('X-Change-Id')]).toEqual([200, null])
  expect((undone.body as { change: { undoneAt: string } }).change.undoneAt).not.toBeNull()
  expect((await call(api, 'GET', `/notes/${note}`, { token })).status).toBe(200)
  expect((await call(api, 'POST', `/changes/${id}/undo`, { token })).status).toBe(409)
  expect((await call(api, 'GET', `/changes?cursor=${'9'.repeat(30)}`, { token })).status).toBe(400)
  const { body } = await call(api, 'GET', '/openapi.json', {})
  const { paths } = body as { paths: Record<string, Record<string, { responses: Record<string, object> }>> }
  expect(paths['/notes/{id}']!.delete!.responses[204]).toHaveProperty(['headers', 'X-Change-Id'])
})

test('many notes change by one call; too many, or none, are refused in words', async () => {
  const { token } = await signUp(api)
  const { note } = await makeThings({ token } as ApiLearner)
  const post = (body: object) => call(api, 'POST', '/notes/bulk', { token, body })
  const { status, body, headers } = await post({ noteIds: [note], action: { kind: 'add-tags', tags: ['x'] } })
  const changeId = headers.get('X-Change-Id')
  expect([status, body]).toEqual([200, { bulk: { notes: 1, cards: 0, changeId } }])
  const ids = Array.from({ length: 100_001 }, () => note)
  const refused: [object, number][] = [
    [{ noteIds: ids, action: { kind: 'delete' } }, 400],
    [{ noteIds: [], action: { kind: 'delete' } }, 400],
    [{ noteIds: [note], action: { kind: 'explode' } }, 400],
    [{ noteIds: [note], action: { kind: 'delete', tags: [] } }, 400],
    [{ noteIds: [note], action: { kind: 'add-tags', tags: [] } }, 400],
    [{ noteIds: [note], action: { kind: 'flag', flag: 8 } }, 400],
    [{ noteIds: [note], action: { kind: 'set-due', day: '9999-01-01' } }, 400],
    [{ noteIds: [note], action: { kind: 'move', deckId: makeId() } }, 404],
    [{ noteIds: [makeId()], action: { kind: 'delete' } }, 404],
  ]
  for (const [input, expected] of refused) {
    const answer = await post(input)
    expect([JSON.stringify(input).slice(-60), answer.status]).toEqual([
      JSON.stringify(input).slice(-60),
      expected,
    ])
  }
  expect((await call(api, 'GET', `/notes/${note}`, { token })).body).toMatchObject({ note: { tags: ['x'] } })
})

describe('bad input is answered, not obeyed', () => {
  test.each([
    ['no JSON', '{', 400],
    ['a list', '[]', 400],
    ['a number', '7', 400],
    ['an unknown field', '{"name":"A","colour":"red"}', 400],
    ['an operator', '{"name":{"contains":""}}', 400],
    ['an empty name', '{"name":"  "}', 400],
    ['a NUL', '{"name":"a\\u0000b"}', 400],
    ['half a pair', '{"name":"a\\ud800b"}', 400],
    ['a deep nest', `{"name":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 400],
    ['a megabyte and more', `{"name":"${'x'.repeat(1_100_000)}"}`, 413],
  ])('%s', async (_, raw, status) => {
    const { token } = await signUp(api)
    const answer = await call(api, 'POST', '/decks', { token, raw })
    expect(answer.status).toBe(status)
    expect(
      (answer.body as { error: { message: string; requestId: string } }).error.message.length,
    ).toBeGreaterThan(10)
  })

  test('a batch over 256 KB is 413, over 500 entries 400, an empty one is fine', async () => {
    const { token } = await signUp(api)
    const envelope = { deviceId, clientNow: new Date().toISOString() }
    const send = (entries: unknown[]) =>
      call(api, 'POST', '/reviews', { token, body: { ...envelope, entries } })
    expect((await send(Array(501).fill(null))).status).toBe(400)
    expect((await send(['x'.repeat(300_000)])).status).toBe(413)
    expect(await send([])).toMatchObject({ status: 200, body: { entries: [], cards: [] } })
    expect((await call(api, 'POST', '/reviews', { token, body: { entries: [] } })).status).toBe(400)
  })

  test('what is no id is not found, what is no route neither', async () => {
    const { token } = await signUp(api)
    expect((await call(api, 'GET', '/cards/1', { token })).status).toBe(404)
    expect((await call(api, 'GET', '/nothing', { token })).status).toBe(404)
    expect((await call(api, 'PATCH', '/queue', { token, body: {} })).status).toBe(404)
  })

  test('times that are none, or far away, are refused', async () => {
    const { token } = await signUp(api)
    for (const at of [
      'yesterday',
      '2026-02-30T00:00:00Z',
      '9999-01-01T00:00:00Z',
      '-271821-04-20T00:00:00Z',
      'NaN',
    ])
      expect((await call(api, 'GET', `/queue?at=${encodeURIComponent(at)}`, { token })).status).toBe(400)
  })
})

describe('another site', () => {
  const cookieOf = async (learner: ApiLearner) => {
    const account = await findAccount(learner.email)
    const sid = await openSession(account!.id, Date.now())
    return {
      sid,
      cookie: `crossover.session=${await encode({ token: { sid }, secret: 'a secret of the tests, long enough' })}`,
    }
  }

  test('cannot change anything with a learner’s cookie', async () => {
    const { cookie } = await cookieOf(await signUp(api))
    const post = (headers: Record<string, string>) =>
      call(api, 'POST', '/decks', { body: { name: makeId() }, headers })
    expect((await post({ cookie })).status).toBe(403)
    expect((await post({ cookie, origin: 'https://evil.example' })).status).toBe(403)
    expect((await post({ cookie, origin: 'null' })).status).toBe(403)
    expect((await post({ cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await post({ cookie, 'sec-fetch-site': 'same-site' })).status).toBe(403)
    expect((await post({ cookie, origin })).status).toBe(201)
    expect((await post({ cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(201)
  })

  test('is refused with a bearer token too, when the browser names it', async () => {
    const { token } = await signUp(api)
    expect(
      (
        await call(api, 'POST', '/decks', {
          token,
          body: { name: 'A' },
          headers: { origin: 'https://evil.example' },
        })
      ).status,
    ).toBe(403)
    expect((await call(api, 'POST', '/decks', { token, body: { name: 'A' } })).status).toBe(201)
  })

  test('signing out ends a session at once, wherever its cookie is', async () => {
    const { cookie, sid } = await cookieOf(await signUp(api))
    const me = () => call(api, 'GET', '/me', { headers: { cookie } })
    expect((await me()).status).toBe(200)
    await closeSession(sid)
    expect((await me()).status).toBe(401)
  })
})

describe('accounts', () => {
  test('an address already taken is answered like a new one, and nothing changes', async () => {
    const { email } = await signUp(api)
    const again = await call(api, 'POST', '/accounts', {
      body: { email: email.toUpperCase(), password: 'another password' },
    })
    expect([again.status, again.body]).toEqual([201, {}])
    expect(
      (await call(api, 'POST', '/tokens', { body: { email, password: 'another password', name: 'x' } }))
        .status,
    ).toBe(401)
    expect(
      (await call(api, 'POST', '/tokens', { body: { email, password: testPassword, name: 'x' } })).status,
    ).toBe(201)
  })

  test('unknown addresses and wrong passwords are told in the same words', async () => {
    const { email } = await signUp(api)
    const ask = (address: string) =>
      call(api, 'POST', '/tokens', { body: { email: address, password: 'wrong password', name: 'x' } })
    const [known, unknown] = [await ask(email), await ask('nobody@example.org')]
    const words = (body: unknown) => (body as { error: { message: string } }).error.message
    expect([known.status, words(known.body)]).toEqual([unknown.status, words(unknown.body)])
  })

  test('closing the account ends every token', async () => {
    const { token } = await signUp(api)
    expect((await call(api, 'DELETE', '/me', { token })).status).toBe(204)
    expect((await call(api, 'GET', '/me', { token })).status).toBe(401)
  })

  test('a change of zone keeps the day a card is due on', async () => {
    const { token } = await signUp(api, 'Asia/Tokyo')
    const { body } = await call(api, 'GET', '/decks', { token })
    const deckId = (body as { decks: { id: string }[] }).decks[0]!.id
    const note = await call(api, 'POST', '/notes', {
      token,
      body: { deckId, fields: { Front: 'a', Back: 'b' } },
    })
    const cardId = (note.body as { cards: { id: string }[] }).cards[0]!.id
    const at = Date.now() - 86_400_000
    await call(api, 'POST', '/reviews', {
      token,
      body: { deviceId, clientNow: new Date().toISOString(), entries: [answerJson(cardId, 'easy', at)] },
    })
    const card = async () =>
      (
        (await call(api, 'GET', `/cards/${cardId}`, { token })).body as {
          card: { dueAt: string; dueDay: string }
        }
      ).card
    const before = await card()
    expect(before.dueAt.slice(11)).toBe('19:00:00.000Z')
    await call(api, 'PATCH', '/me', { token, body: { timeZone: 'America/Los_Angeles', dayStartHour: 3 } })
    const after = await card()
    expect(after.dueDay).toBe(before.dueDay)
    expect(['10:00:00.000Z', '11:00:00.000Z']).toContain(after.dueAt.slice(11))
  })
})

test('the document names every route, and the schemas that check it', async () => {
  const { body } = await call(api, 'GET', '/openapi.json')
  const { paths } = body as { paths: Record<string, Record<string, { requestBody?: unknown }>> }
  for (const { method, path, body: shape, upload } of routes) {
    const operation = paths[path.replace(/:(\w+)/g, '{$1}')]?.[method]
    expect([path, method, operation !== undefined]).toEqual([path, method, true])
    expect(operation!.requestBody !== undefined).toBe(shape !== null || upload !== null)
  }
})

test('a day of study: the queue gives what limits leave, and counts fall as answers come', async () => {
  const now = Date.now()
  const { token } = await signUp(api, middayZone(now))
  const { body } = await call(api, 'GET', '/decks', { token })
  const { id: deckId, presetId } = (body as { decks: { id: string; presetId: string }[] }).decks[0]!
  await call(api, 'PATCH', `/presets/${presetId}`, {
    token,
    body: { newPerDay: 3, learningSteps: ['1m', '10m'], fuzz: false },
  })
  for (let index = 0; index < 5; index++)
    await call(api, 'POST', '/notes', {
      token,
      body: { deckId, fields: { Front: `Question ${index}`, Back: 'b' } },
    })
  type Queue = {
    cards: { id: string; front: string; outcomes: Record<string, { dueAt: string; intervalText: string }> }[]
    counts: object
    day: { studyDay: string }
  }
  const queue = async () => (await call(api, 'GET', '/queue', { token })).body as Queue
  const first = await queue()
  expect(first.counts).toEqual({ new: 3, learning: 0, review: 0 })
  expect(first.cards.map(({ front }) => front.replace(/<[^>]+>/g, '').trim())).toEqual([
    'Question 0',
    'Question 1',
    'Question 2',
  ])
  expect(first.cards[0]!.outcomes.good!.intervalText).toBe('<10m')
  expect(first.day.studyDay).toBe(dayFromNow(0, now))
  const entry = answerJson(first.cards[0]!.id, 'good', Date.now())
  await call(api, 'POST', '/reviews', {
    token,
    body: { deviceId, clientNow: new Date().toISOString(), entries: [entry] },
  })
  expect((await queue()).counts).toEqual({ new: 2, learning: 1, review: 0 })
  await call(api, 'POST', '/reviews', {
    token,
    body: {
      deviceId,
      clientNow: new Date().toISOString(),
      entries: [{ id: makeId(), kind: 'void', entryId: entry.id, reviewedAt: new Date().toISOString() }],
    },
  })
  expect((await queue()).counts).toEqual({ new: 3, learning: 0, review: 0 })
})

test('a preset patched to what it says already keeps its revision; an empty patch is refused', async () => {
  const { token } = await signUp(api)
  const { body } = await call(api, 'GET', '/presets', { token })
  const { id, revision } = (body as { presets: { id: string; revision: number }[] }).presets[0]!
  expect((await call(api, 'PATCH', `/presets/${id}`, { token, body: {} })).status).toBe(400)
  const same = await call(api, 'PATCH', `/presets/${id}`, { token, body: { newPerDay: 20 } })
  expect((same.body as { preset: { revision: number } }).preset.revision).toBe(revision)
})

test('a field named __proto__ is refused like any other that is not there', async () => {
  const { token } = await signUp(api)
  const { status } = await call(api, 'POST', '/decks', { token, raw: '{"name":"A","__proto__":{"x":1}}' })
  expect(status).toBe(400)
})
