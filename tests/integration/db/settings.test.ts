import { database } from '@/lib/db/database'
import { changeLearner, inTx } from '@/lib/db/learner'
import { makeCards, makeLearner, useDatabase } from '@/tests/support/learner'

useDatabase()

test('statements are never compiled, and those of a batch are planned once', async () => {
  const { pool, planned } = database()
  const shown = async (on: typeof pool, name: string) =>
    (await on.query<Record<string, string>>(`show ${name}`)).rows[0]![name]
  expect(await shown(pool, 'jit')).toBe('off')
  expect(await shown(planned, 'jit')).toBe('off')
  expect(await shown(pool, 'plan_cache_mode')).toBe('auto')
  expect(await shown(planned, 'plan_cache_mode')).toBe('force_generic_plan')
  expect(await shown(pool, 'gin_pending_list_limit')).toBe('512kB')
})

test('a long change leaves no keys waiting before the index of the search, and its settings end with it', async () => {
  const learner = await makeLearner('UTC')
  const waiting = async () =>
    (
      await database().pool.query<{ pages: string }>(
        `select gin_clean_pending_list('note_search_idx') as pages`,
      )
    ).rows[0]!.pages
  const write = (timeoutMs: number) =>
    changeLearner(
      learner.userId,
      async (tx) => {
        await inTx(tx, `update note set tags = array['moved', $2] where user_id = $1::uuid`, [
          learner.userId,
          String(timeoutMs),
        ])
        return inTx<{ limit: string }>(tx, `select current_setting('gin_pending_list_limit') as limit`, [])
      },
      timeoutMs,
    )
  await makeCards(learner, 3)
  await waiting()
  expect(await write(30_000)).toEqual([{ limit: '512kB' }])
  expect(Number(await waiting())).toBeGreaterThan(0)
  expect(await write(60_000)).toEqual([{ limit: '16MB' }])
  expect(Number(await waiting())).toBe(0)
})
