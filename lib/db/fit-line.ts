import { database } from './database'

/** Any constant will do; every process of one database has to use the same. */
const fitLock = 20_261_126

/** Runs the work while no other process fits; false, with nothing done, when one does. */
export const withFitLock = async (work: () => Promise<void>): Promise<boolean> => {
  const client = await database().pool.connect()
  try {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [fitLock])
    if (!rows[0]?.got) return false
    try {
      await work()
      return true
    } finally {
      await client.query('select pg_advisory_unlock($1)', [fitLock])
    }
  } finally {
    client.release()
  }
}

const leftSql = `
select 1 from parameter_fit where state in ('queued', 'running')
  and not exists (select 1 from pg_locks where locktype = 'advisory' and granted and classid = 0 and objid = $1
    and database = (select oid from pg_database where datname = current_database()))
limit 1`

/** Whether any learner's fit waits, or was left while it ran, and no process is at it. */
export const isFitLeft = async (): Promise<boolean> =>
  (await database().pool.query(leftSql, [fitLock])).rows.length > 0

/** A fit whose process was killed is begun once more; what kills it again would do so for ever. */
const mostAttempts = 2

const leaveSql = `
update parameter_fit set state = case when attempts < $2::integer then 'queued' else 'failed' end, progress = 0,
  ended_at = case when attempts < $2::integer then null else $1::timestamptz end,
  reason = case when attempts < $2::integer then '' else 'It was interrupted twice. Start it again; nothing was changed.' end
where state = 'running'`

// A row that is being cancelled just now is passed over, and the next one taken. Materialized: a plan that looked again for
// every row would find the next one each time, and take them all.
const takeSql = `
with next as materialized (
  select user_id, id from parameter_fit where state = 'queued' order by created_at limit 1 for update skip locked)
update parameter_fit f set state = 'running', attempts = f.attempts + 1 from next
where f.user_id = next.user_id and f.id = next.id
returning f.user_id::text as "userId", f.id::text as id`

/** Takes the longest waiting fit of all learners; those left while they ran wait again, or are over. Under the lock. */
export const takeFit = async (now: Date): Promise<{ userId: string; id: string } | null> => {
  const { pool } = database()
  await pool.query(leaveSql, [now, mostAttempts])
  return (await pool.query<{ userId: string; id: string }>(takeSql)).rows[0] ?? null
}
