import { database } from '@/lib/db/database'
import { useDatabase } from '@/tests/support/learner'

useDatabase()

test('statements are never compiled, and those of a batch are planned once', async () => {
  const { pool, planned } = database()
  const shown = async (on: typeof pool, name: string) =>
    (await on.query<Record<string, string>>(`show ${name}`)).rows[0]![name]
  expect(await shown(pool, 'jit')).toBe('off')
  expect(await shown(planned, 'jit')).toBe('off')
  expect(await shown(pool, 'plan_cache_mode')).toBe('auto')
  expect(await shown(planned, 'plan_cache_mode')).toBe('force_generic_plan')
})
