import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FitReply, ListParametersReply, RescheduleReply } from '@/lib/contract/parameters'
import { simulate, type SimulatedCard } from '@/lib/core/plan/simulate'
import { usualShares } from '@/lib/core/plan/outlook'
import { defaultWeights } from '@/lib/core/preset'
import { chanceOf } from '@/lib/core/scenario/chance'
import { database } from '@/lib/db/database'
import { askDueFits } from '@/lib/service/ask-due-fits'
import { runWaitingFits } from '@/lib/service/run-waiting-fits'
import { call, signUp, testApi, type ApiLearner, type TestApi } from '@/tests/support/api'
import { makeId } from '@/tests/support/entries'
import { useDatabase } from '@/tests/support/learner'

useDatabase()

let api: TestApi
beforeAll(() => {
  api = testApi()
})

const send = async <T>(
  { token }: ApiLearner,
  method: 'GET' | 'POST' | 'DELETE' | 'PATCH',
  path: string,
  body?: unknown,
) => {
  const reply = await call(api, method, path, { token, body })
  return { status: reply.status, body: reply.body as T }
}

type Sent = { card: number; rating: string; at: number }

/** Makes cards and sends answers to them at their own times. */
const answerAll = async (learner: ApiLearner, sent: readonly Sent[]): Promise<void> => {
  const { decks } = (await send<{ decks: { id: string }[] }>(learner, 'GET', '/decks')).body
  const ids = new Map<number, string>()
  for (const card of new Set(sent.map((one) => one.card))) {
    const note = { deckId: decks[0]!.id, noteType: 'basic', fields: { Front: `Q${card}`, Back: 'A' } }
    const { body } = await send<{ cards: { id: string }[] }>(learner, 'POST', '/notes', { ...note, tags: [] })
    ids.set(card, body.cards[0]!.id)
  }
  const entries = sent.map(({ card, rating, at }) => ({
    ...{ id: makeId(), kind: 'answer', cardId: ids.get(card), rating, durationMs: 4000, offsetMinutes: 0 },
    reviewedAt: new Date(at).toISOString(),
  }))
  for (let start = 0; start < entries.length; start += 400)
    await send(learner, 'POST', '/reviews', {
      ...{ deviceId: makeId(), clientNow: new Date().toISOString() },
      entries: entries.slice(start, start + 400),
    })
}

const dayMs = 86_400_000
/** Answers of a learner who remembers by some weights, over the last hundred days. */
const simulated = (weights: readonly number[], count: number, name: string): Sent[] => {
  const sent: Sent[] = []
  const cards: SimulatedCard[] = Array.from({ length: count }, (_, index) => ({
    ...{ id: String(index), competency: null, weights, memory: null, truth: null, lastDay: 0, dueDay: 0 },
    ...{ desiredRetention: 0.9, maximumIntervalDays: 36_500 },
  }))
  const start = Math.floor(Date.now() / dayMs) - 100
  let day = 0
  simulate({
    ...{ cards, from: 1, until: 100, budget: 60, costs: { new: 1, review: 1 }, shares: usualShares },
    ...{ factor: 1, chance: chanceOf(name) },
    policy: (standing) => {
      day = standing.day
      return [...standing.due, ...standing.fresh.slice(0, 12)]
    },
    heard: ({ card, rating }) =>
      sent.push({ card: Number(card.id), rating, at: (start + day) * dayMs + 12 * 3_600_000 + sent.length }),
  })
  return sent
}

const fitNow = async (learner: ApiLearner) => {
  const { status, body } = await send<FitReply>(learner, 'POST', '/parameters/fit')
  expect(status).toBe(202)
  await runWaitingFits((error) => {
    throw error
  })
  return (await send<FitReply>(learner, 'GET', `/parameters/fits/${body.fit.id}`)).body.fit
}

/** Somebody who forgets far faster than the defaults say, and gains less by every review. */
const fastForgetter = defaultWeights.map((weight, index) =>
  index < 4 ? weight / 6 : index === 8 ? weight - 0.9 : weight,
)

test('with too few answers a fit says how many are missing, and changes nothing', async () => {
  const learner = await signUp(api)
  await answerAll(learner, simulated(defaultWeights, 10, 'few').slice(0, 60))
  const fit = await fitNow(learner)
  expect(fit).toMatchObject({ state: 'done', weights: null, applied: false, logLossAfter: null })
  expect(fit.targets).toBeGreaterThan(10)
  expect(fit.reason).toContain(`${400 - fit.targets!} more`)
})

test('a learner who forgets faster gets their own curve, keeps every due date, and can go back', async () => {
  const learner = await signUp(api)
  await answerAll(learner, simulated(fastForgetter, 220, 'fast'))
  const dues = async () =>
    (await database().pool.query(`select id, due_at, stability from card order by id`)).rows as unknown[]
  const before = await dues()
  const fit = await fitNow(learner)
  expect(fit).toMatchObject({ state: 'done', applied: true, progress: 1 })
  expect(fit.logLossAfter!).toBeLessThan(fit.logLossBefore!)
  expect(fit.weights![2]).toBeLessThan(defaultWeights[2]!)
  expect(fit.reason).toMatch(/predicted \d+% recalled, and \d+% were/)
  expect(await dues()).toEqual(before)

  const { parameters, inUse } = (await send<ListParametersReply>(learner, 'GET', '/parameters')).body
  expect(inUse).toEqual(fit.weights)
  const kept = parameters.find(({ id }) => id !== fit.id)!
  expect(kept).toMatchObject({ state: 'done', applied: false, weights: [...defaultWeights] })
  const { presets } = (await send<{ presets: { weights: number[] }[] }>(learner, 'GET', '/presets')).body
  expect(presets[0]!.weights).toEqual(fit.weights)
  const back = await send<FitReply>(learner, 'POST', `/parameters/${kept.id}/apply`)
  expect(back).toMatchObject({ status: 200, body: { fit: { applied: true } } })
  expect((await send<ListParametersReply>(learner, 'GET', '/parameters')).body.inUse).toEqual([
    ...defaultWeights,
  ])
})

test('a fit that waits can be stopped, and a second press starts no second fit', async () => {
  const learner = await signUp(api)
  const first = (await send<FitReply>(learner, 'POST', '/parameters/fit')).body.fit
  const second = (await send<FitReply>(learner, 'POST', '/parameters/fit')).body.fit
  expect(second.id).toBe(first.id)
  expect((await send(learner, 'DELETE', `/parameters/fits/${first.id}`)).status).toBe(204)
  expect((await send(learner, 'DELETE', `/parameters/fits/${first.id}`)).status).toBe(204)
  expect((await send<FitReply>(learner, 'GET', `/parameters/fits/${first.id}`)).body.fit.state).toBe(
    'cancelled',
  )
})

test('a stranger’s fit is not found, and a fit without a set cannot be used', async () => {
  const [learner, stranger] = [await signUp(api), await signUp(api)]
  const { id } = (await send<FitReply>(learner, 'POST', '/parameters/fit')).body.fit
  expect((await send(stranger, 'GET', `/parameters/fits/${id}`)).status).toBe(404)
  expect((await send(stranger, 'DELETE', `/parameters/fits/${id}`)).status).toBe(404)
  expect((await send(stranger, 'POST', `/parameters/${id}/apply`)).status).toBe(404)
  expect((await send(learner, 'POST', `/parameters/${id}/apply`)).status).toBe(404)
  expect((await send(learner, 'GET', '/parameters/fits/none')).status).toBe(404)
})

test('weights changed while a fit runs stay, and its set is there to be used', async () => {
  const learner = await signUp(api)
  await answerAll(learner, simulated(fastForgetter, 120, 'meanwhile'))
  const { id } = (await send<FitReply>(learner, 'POST', '/parameters/fit')).body.fit
  const { presets } = (await send<{ presets: { id: string }[] }>(learner, 'GET', '/presets')).body
  const own = defaultWeights.map((weight, index) => (index === 0 ? 0.5 : weight))
  const holder = await database().pool.connect()
  await holder.query('begin')
  await holder.query(
    `select 1 from learner where user_id = (select user_id from parameter_fit where id = $1) for update`,
    [id],
  )
  const fits = runWaitingFits((error) => {
    throw error
  })
  for (let waits = 0; waits === 0;) {
    const { rows } = await database().pool.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    waits = rows.length
  }
  // The row of the learner is held here, so this is a change that came first.
  await holder.query(
    `update preset_revision set config = jsonb_set(config, '{weights}', $2::jsonb) where preset_id = $1`,
    [presets[0]!.id, JSON.stringify(own)],
  )
  await holder.query('commit')
  holder.release()
  await fits
  const { fit } = (await send<FitReply>(learner, 'GET', `/parameters/fits/${id}`)).body
  expect(fit).toMatchObject({ state: 'done', applied: false, appliedAt: null })
  expect(fit.reason).toMatch(/^Your weights were changed while this fit ran/)
  expect((await send<ListParametersReply>(learner, 'GET', '/parameters')).body.inUse).toEqual(own)
  expect((await send(learner, 'POST', `/parameters/${id}/apply`)).status).toBe(200)
})

const realLog = join(process.cwd(), '../shared/fixtures/revlog/pyfsrs_review_logs_josh.csv')

test('on a real log the comparison is on the last fifth, and the better set is in use', async () => {
  if (!existsSync(realLog)) {
    console.log('skipped: ../shared/fixtures is not there')
    return
  }
  const rows = readFileSync(realLog, 'utf8').trim().split('\n').slice(1)
  const sent = rows.slice(0, 6000).map((row): Sent => {
    const [card, rating, time] = row.split(',')
    const names = ['again', 'hard', 'good', 'easy']
    return { card: Number(card), rating: names[Number(rating) - 1]!, at: Date.parse(time!) }
  })
  const cards = new Set(sent.map(({ card }) => card))
  const some = new Set([...cards].slice(0, 250))
  const learner = await signUp(api)
  await answerAll(
    learner,
    sent.filter(({ card }) => some.has(card)),
  )
  const fit = await fitNow(learner)
  expect(fit.state).toBe('done')
  expect(fit.applied).toBe(fit.logLossAfter! < fit.logLossBefore!)
}, 180_000)

test('due days move to the weights in use only when asked, as one change that is undone', async () => {
  const learner = await signUp(api)
  await answerAll(learner, simulated(fastForgetter, 150, 'reschedule'))
  expect((await fitNow(learner)).applied).toBe(true)
  const rows = async () =>
    (await database().pool.query(`select id, due_day, stability from card order by id`)).rows as {
      due_day: number
      stability: number
    }[]
  const before = await rows()
  const preview = await send<RescheduleReply>(learner, 'GET', '/parameters/reschedule')
  expect(preview.body.reschedule.moved).toBeGreaterThan(0)
  expect(await rows()).toEqual(before)
  const moved = await call(api, 'POST', '/parameters/reschedule', { token: learner.token })
  expect(moved.body).toEqual(preview.body)
  const after = await rows()
  expect(after.filter(({ due_day }, index) => due_day !== before[index]!.due_day)).toHaveLength(
    preview.body.reschedule.moved,
  )
  expect(after.map(({ stability }) => stability)).toEqual(before.map(({ stability }) => stability))
  const again = await send<RescheduleReply>(learner, 'GET', '/parameters/reschedule')
  expect(again.body.reschedule.moved).toBe(0)
  const undone = await send(learner, 'POST', `/changes/${moved.headers.get('x-change-id')}/undo`)
  expect(undone.status).toBe(200)
  expect(await rows()).toEqual(before)
})

test('a fit comes by itself, once a week at most, and only after 400 new answers', async () => {
  const { pool } = database()
  await pool.query(`delete from parameter_fit`)
  const learner = await signUp(api)
  await answerAll(learner, simulated(defaultWeights, 130, 'weekly').slice(0, 450))
  const asked = async () => {
    const { rows } = await pool.query<{ count: number }>(
      `select count(*)::integer as count from parameter_fit f join account a on a.id = f.user_id where a.email = $1`,
      [learner.email],
    )
    return rows[0]!.count
  }
  const { rows: accounts } = await pool.query<{ id: string }>(`select id from account where email = $1`, [
    learner.email,
  ])
  const mine = [accounts[0]!.id]
  await pool.query(`update day_rollup set study_day = study_day + 1000 where user_id = $1`, mine)
  await askDueFits(Date.now())
  expect(await asked()).toBe(1)
  await pool.query(`update parameter_fit set state = 'done'`)
  await askDueFits(Date.now())
  expect(await asked()).toBe(1)
  await pool.query(`update parameter_fit set created_at = created_at - interval '8 days'`)
  // All but the last day of them lie before that fit now.
  await pool.query(
    `update day_rollup set study_day = study_day - 3000 where user_id = $1
       and study_day < (select max(study_day) from day_rollup where user_id = $1)`,
    mine,
  )
  await askDueFits(Date.now())
  expect(await asked()).toBe(1)
  await pool.query(`update parameter_fit set created_at = created_at - interval '5000 days'`)
  await askDueFits(Date.now())
  expect(await asked()).toBe(2)
})
