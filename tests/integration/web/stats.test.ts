import { Client } from 'pg'
import type { StatsReply } from '@/lib/contract/stats'
import { graphNames, ranges } from '@/lib/core/stats/graph'
import { database } from '@/lib/db/database'
import { call, signUp, testApi, type ApiLearner, type TestApi } from '@/tests/support/api'
import { makeId } from '@/tests/support/entries'
import { useDatabase } from '@/tests/support/learner'

useDatabase()

let api: TestApi
beforeAll(() => {
  api = testApi()
})

const statsOf = async (learner: ApiLearner, graph: string, query = '') =>
  call(api, 'GET', `/stats/${graph}${query}`, { token: learner.token })
const errorOf = (body: unknown) => (body as { error: { code: string; message: string } }).error

const userIdOf = async ({ email }: ApiLearner): Promise<string> =>
  (await database().pool.query<{ id: string }>(`select id from account where email = $1`, [email])).rows[0]!
    .id

const firstDeck = async (learner: ApiLearner): Promise<string> =>
  (
    (await call(api, 'GET', '/decks', { token: learner.token })).body as {
      decks: { id: string }[]
    }
  ).decks[0]!.id

test('every graph answers a learner who has nothing, in one shape', async () => {
  const learner = await signUp(api, 'Asia/Tokyo')
  for (const graph of graphNames)
    for (const range of ranges) {
      const { status, body } = await statsOf(learner, graph, `?range=${range}`)
      const reply = body as StatsReply
      expect([graph, status]).toEqual([graph, 200])
      expect(reply).toMatchObject({ graph, range, scope: 'all' })
      expect(reply.definition).toMatch(/\.$/)
      expect(reply.from <= reply.to).toBe(true)
      for (const row of reply.rows) expect(row.length).toBe(reply.columns.length)
    }
})

test('an answer stands on the learner’s own day, in the deck its card lies in', async () => {
  const learner = await signUp(api, 'America/Los_Angeles')
  const deckId = await firstDeck(learner)
  const made = await call(api, 'POST', '/notes', {
    token: learner.token,
    body: { deckId, noteType: 'basic', fields: { Front: 'Q', Back: 'A' }, tags: ['competency::T08'] },
  })
  const cardId = (made.body as { cards: { id: string }[] }).cards[0]!.id
  // 03:30 in Los Angeles on the 25th is still the 24th there.
  const reviewedAt = '2026-05-25T10:30:00Z'
  await call(api, 'POST', '/reviews', {
    token: learner.token,
    body: {
      deviceId: makeId(),
      clientNow: reviewedAt,
      entries: [{ id: makeId(), kind: 'answer', cardId, rating: 'easy', reviewedAt, durationMs: 90_000 }],
    },
  })
  for (const scope of ['all', `deck:${deckId}`, 'competency:T08', 'competency:t08']) {
    const { body } = await statsOf(learner, 'calendar', `?range=all&scope=${scope}`)
    expect((body as StatsReply).rows).toEqual([['2026-05-24', 1, 60_000]])
  }
  expect(
    ((await statsOf(learner, 'calendar', '?range=all&scope=competency:T02')).body as StatsReply).rows,
  ).toEqual([])
  const before = await statsOf(learner, 'calendar', '?range=all&at=2026-05-24T10:00:00Z')
  expect(before.body).toMatchObject({ to: '2026-05-23', rows: [] })
})

test('what does not exist, is somebody else’s or makes no sense is refused in a sentence', async () => {
  const [learner, stranger] = [await signUp(api), await signUp(api)]
  const theirs = await firstDeck(stranger)
  const refusals: [path: string, status: number][] = [
    ['/stats/weekly', 404],
    ['/stats/__proto__', 404],
    [`/stats/${'x'.repeat(200)}`, 404],
    [`/stats/today?scope=deck:${theirs}`, 404],
    ['/stats/today?scope=deck:1', 400],
    ['/stats/today?scope=competency:T8', 400],
    ['/stats/today?scope=competency:T99', 400],
    ['/stats/today?scope=competency:T00', 400],
    ['/stats/today?scope=competency:', 400],
    ['/stats/today?scope=everything', 400],
    ['/stats/today?range=2w', 400],
    ['/stats/today?at=NaN', 400],
    ['/stats/today?at=9999-01-01T00:00:00Z', 400],
    ['/stats/today?limit=3', 400],
  ]
  for (const [path, expected] of refusals) {
    const { status, body } = await call(api, 'GET', path, { token: learner.token })
    expect([path, status]).toEqual([path, expected])
    expect(errorOf(body).message).toMatch(/^\S.*\.$/s)
  }
  expect((await call(api, 'GET', '/stats/today')).status).toBe(401)
})

/** The one graph that names answers: it finds them by an index that holds such answers alone. */
const ofTheLog = 'sure-and-wrong'

test('every other graph is made while the log is out of reach', async () => {
  const learner = await signUp(api)
  const other = new Client({ connectionString: database().pool.options.connectionString })
  await other.connect()
  try {
    await other.query('begin')
    await other.query('lock table review_entry in access exclusive mode')
    for (const graph of graphNames.filter((name) => name !== ofTheLog))
      expect([graph, (await statsOf(learner, graph, '?range=all')).status]).toEqual([graph, 200])
  } finally {
    await other.end()
  }
})

test('what was certain and wrong is found by its own index, however long the log', async () => {
  const learner = await signUp(api)
  const { pool } = database()
  const userId = await userIdOf(learner)
  await pool.query(
    `insert into review_entry (user_id, id, card_id, kind, reviewed_at, offset_minutes, day_start_hour, study_day, received_at,
       sent_hash, duration_ms, rating, confidence)
     select $1, gen_random_uuid(), gen_random_uuid(), 'answer', now(), 0, 4, 20000 + n % 365, now(), gen_random_uuid(), 1000,
       'good', 95 from generate_series(1, 20000) n`,
    [userId],
  )
  await pool.query('analyze review_entry')
  let plan = ''
  const query = pool.query.bind(pool)
  pool.query = (async (statement: { text: string; values: unknown[] }) => {
    if (/review_entry/.test(statement.text))
      plan = JSON.stringify((await query(`explain (format json) ${statement.text}`, statement.values)).rows)
    return query(statement as never)
  }) as never
  await statsOf(learner, ofTheLog, '?range=all')
  pool.query = query
  expect(plan).toContain('"Index Name":"entry_certain_idx"')
  expect(plan).not.toMatch(/"Seq Scan"[^{}]*"Relation Name":"review_entry"/)
})

test('no statement reads rows of other learners, however many there are', async () => {
  const learner = await signUp(api)
  const { pool } = database()
  const deckId = await firstDeck(await signUp(api))
  const [crowd] = (await pool.query<{ user_id: string }>(`select user_id from deck where id = $1`, [deckId]))
    .rows
  await pool.query(
    `with crowd as (insert into learner (user_id) select gen_random_uuid() from generate_series(1, 200) returning user_id)
     insert into day_rollup (user_id, study_day, deck_id, competency, measures)
     select user_id, day, gen_random_uuid(), '', array_fill(1::bigint, array[33]) from crowd, generate_series(20000, 20099) day`,
  )
  await pool.query(
    `with n as (
       insert into note (user_id, id, deck_id, note_type, fields, tags, title)
       select $1, gen_random_uuid(), $2, 'basic', '{}', '{}', '' from generate_series(1, 20000) returning id)
     insert into card (user_id, id, note_id, ordinal, deck_id, position)
     select $1, gen_random_uuid(), n.id, 0, $2, 1 from n`,
    [crowd!.user_id, deckId],
  )
  await pool.query('analyze day_rollup, card')
  const userId = await userIdOf(learner)
  const statements: { text: string; values: unknown[] }[] = []
  const query = pool.query.bind(pool)
  pool.query = ((statement: { text: string; values: unknown[] }) => {
    if (/day_rollup|from card/.test(statement.text)) statements.push(statement)
    return query(statement as never)
  }) as never
  for (const graph of graphNames) await statsOf(learner, graph, '?range=all')
  pool.query = query
  expect(statements.length).toBeGreaterThan(8)
  for (const { text, values } of statements) {
    expect(values[0]).toBe(userId)
    const plan = JSON.stringify((await pool.query(`explain (format json) ${text}`, values)).rows)
    expect(plan).not.toMatch(/"Seq Scan"[^{}]*"Relation Name":"(day_rollup|card)"/)
  }
})
