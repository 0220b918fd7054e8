import { database } from '@/lib/db/database'
import { takeFit } from '@/lib/db/fit-line'
import { startFit } from '@/lib/service/start-fit'
import { makeLearner, useDatabase } from '@/tests/support/learner'

useDatabase()

const ask = async () => {
  const learner = await makeLearner()
  await startFit(learner.at(Date.now()))
}

test.each([0, 1, 2, 6])(
  'one fit is taken at a time, whatever the database thought of the table: %i rows',
  async (counted) => {
    const { pool } = database()
    await pool.query('delete from parameter_fit')
    await pool.query('vacuum parameter_fit')
    for (let index = 0; index < counted; index++) await ask()
    await pool.query('vacuum analyze parameter_fit')
    for (let index = counted; index < 6; index++) await ask()
    expect(await takeFit(new Date())).not.toBeNull()
    const { rows } = await pool.query<{ state: string }>(
      'select state from parameter_fit order by state desc',
    )
    expect(rows.map(({ state }) => state)).toEqual(['running', ...Array.from({ length: 5 }, () => 'queued')])
  },
)
