import { database } from '@/lib/db/database'
import { findStudyTables, withSweepLock } from '@/lib/db/erasure'
import { deleteMe } from '@/lib/service/delete-me'
import type { AccountContext } from '@/lib/service/context'
import { eraseAccounts } from '@/lib/service/erase-accounts'
import { noLimits } from '@/lib/service/limits'
import { runDoctor } from '@/lib/service/run-doctor'
import { enterAccount, signIn } from '@/lib/service/sign-in'
import { syncReviews } from '@/lib/service/sync-reviews'
import { answerJson, batchOf } from '@/tests/support/entries'
import { makeCards, makeLearner, useDatabase, type TestLearner } from '@/tests/support/learner'

useDatabase()

const day = 86_400_000
const now = Date.now()
const password = 'correct horse battery'
const place = { clientIp: '127.0.0.1', device: 'Firefox on Linux' }

const asked = (learner: TestLearner, at: number): AccountContext => ({
  viewer: { userId: learner.userId },
  ...place,
  ...{ now: at, limits: noLimits, mail: null, url: 'http://localhost:3000' },
})

const makeStudied = async (): Promise<TestLearner> => {
  const learner = await makeLearner()
  const [cardId] = await makeCards(learner, 2)
  await syncReviews(learner.at(now), batchOf([answerJson(cardId!, 'good', now - day)], now))
  await enterAccount({ id: learner.userId, deletedAt: null }, 'tell', place, now)
  return learner
}

/** In which tables a learner has rows. */
const tablesOf = async ({ userId }: TestLearner): Promise<string[]> => {
  const found: string[] = []
  const columns = [
    ...(await findStudyTables()).map((table) => [table, 'user_id']),
    ...['session', 'personal_token', 'identity', 'account_token', 'audit_event'].map((t) => [
      t,
      'account_id',
    ]),
    ['account', 'id'],
  ]
  for (const [table, column] of columns) {
    const { rows } = await database().pool.query(`select 1 from "${table}" where ${column} = $1 limit 1`, [
      userId,
    ])
    if (rows.length > 0) found.push(table!)
  }
  return found
}

const ledger = async (): Promise<number> =>
  (await database().pool.query<{ n: number }>('select count(*)::int as n from deletion')).rows[0]!.n

test('an account is erased when seven days have passed, in every table, and only a hash is left', async () => {
  const [leaver, stayer] = [await makeStudied(), await makeStudied()]
  await deleteMe(asked(leaver, now), { password })
  expect(await eraseAccounts(now + 7 * day - 1)).toBe(0)
  expect(await tablesOf(leaver)).toEqual(
    expect.arrayContaining(['account', 'learner', 'card', 'review_entry', 'day_rollup']),
  )
  const before = await tablesOf(stayer)
  expect(await eraseAccounts(now + 7 * day)).toBe(1)
  expect(await tablesOf(leaver)).toEqual([])
  expect(await tablesOf(stayer)).toEqual(before)
  expect(await ledger()).toBe(1)
  const { rows } = await database().pool.query('select d::text from deletion d')
  expect(JSON.stringify(rows)).not.toContain(leaver.userId)
  expect(await eraseAccounts(now + 8 * day)).toBe(0)
})

test('signing in within the grace offers to keep the account, with all that was in it', async () => {
  const learner = await makeStudied()
  const before = await tablesOf(learner)
  await deleteMe(asked(learner, now), { password })
  const enter = (given: string, ifClosing: 'tell' | 'keep') =>
    signIn({ email: learner.email, password: given }, ifClosing, place, noLimits, now + 6 * day)
  expect(await enter('not my password', 'keep')).toBeNull()
  const told = await enter(password, 'tell')
  expect(told).toEqual({
    kind: 'closing',
    erasedOn: new Date(now + 7 * day).toISOString().slice(0, 10),
  })
  expect(await enter(password, 'keep')).toMatchObject({ kind: 'signed-in' })
  expect(await eraseAccounts(now + 30 * day)).toBe(0)
  expect(await tablesOf(learner)).toEqual(expect.arrayContaining(before))
  expect(await enter(password, 'tell')).toMatchObject({ kind: 'signed-in' })
})

test('what a restored backup brings back is erased again', async () => {
  const learner = await makeStudied()
  const { pool } = database()
  await pool.query(
    `insert into deletion (account_hash, asked_at, erased_at) values (sha256(convert_to($1, 'UTF8')), now(), now())`,
    [learner.userId],
  )
  expect((await runDoctor('look', now)).faults).toEqual(['1 accounts that were erased and are back'])
  expect(await eraseAccounts(now)).toBe(1)
  expect(await tablesOf(learner)).toEqual([])
})

test('two sweeps at once: one works, the other leaves it alone', async () => {
  expect(await withSweepLock(() => eraseAccounts(now))).toBeNull()
})

test('doctor tells of accounts that should be gone and of rows they left, and mends the first', async () => {
  const learner = await makeStudied()
  await deleteMe(asked(learner, now - 9 * day), { password })
  expect((await runDoctor('look', now)).faults).toEqual([
    '1 closed accounts that should have been erased: does the server run?',
  ])
  expect((await runDoctor('mend', now)).faults).toEqual([])
  expect(await tablesOf(learner)).toEqual([])
  const orphan = await makeStudied()
  await database().pool.query('delete from account where id = $1', [orphan.userId])
  const { faults } = await runDoctor('look', now)
  expect(faults).toEqual(expect.arrayContaining([expect.stringMatching(/rows in review_entry of accounts/)]))
  await database().pool.query('delete from learner where user_id = $1', [orphan.userId])
  await database().pool.query('delete from review_entry where user_id = $1', [orphan.userId])
  expect((await runDoctor('look', now)).faults).toEqual([])
})

test('old sessions, links and failed sign-ins at no account go with the sweep; a learner’s own events stay a year', async () => {
  const learner = await makeStudied()
  await signIn({ email: 'nobody@example.org', password: 'wrong' }, 'tell', place, noLimits, now)
  const count = async (sql: string) => (await database().pool.query<{ n: number }>(sql)).rows[0]!.n
  const strangers = 'select count(*)::int as n from audit_event where account_id is null'
  expect(await count(strangers)).toBe(1)
  await eraseAccounts(now + 70 * day)
  expect(await count(strangers)).toBe(0)
  expect(await count('select count(*)::int as n from session')).toBe(0)
  expect(await tablesOf(learner)).toContain('audit_event')
  await eraseAccounts(now + 366 * day)
  expect(await tablesOf(learner)).not.toContain('audit_event')
})

test('a security event can be added, and never changed', async () => {
  const learner = await makeStudied()
  await database().pool.query(`update audit_event set kind = 'forged' where account_id = $1`, [
    learner.userId,
  ])
  const { rows } = await database().pool.query('select kind from audit_event where account_id = $1', [
    learner.userId,
  ])
  expect(rows.map(({ kind }) => kind)).toEqual(['signed-in'])
})
