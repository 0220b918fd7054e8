import { database, type Database } from '../database'

type Sample = { keys: ReadonlySet<string>; dueAt: number }

const none: ReadonlySet<string> = new Set()
const samples = new WeakMap<Database, Map<string, Sample>>()

/** Of so many of the newest notes and of the oldest it is looked up which keys they have; most have to have a common one. */
const sampled = 12
const commonFrom = (2 * sampled * 3) / 4
const keptMs = 10 * 60_000
/** What is kept is bounded, however alike the notes of however many learners are. */
const mostLearners = 1000
const mostKeys = 200

// Of a longer text only the beginning; notes of the library that nobody has changed have none of their own.
const endSql = (order: 'asc' | 'desc'): string => `
(select text_keys_of(left(n.search_text, 2000)) as keys
 from note n where n.user_id = $1 and n.deleted_at is null and n.search_text <> '' order by n.id ${order} limit ${sampled})`

const sampleSql = `
select key_query_of(key)::text as key
from (${endSql('asc')} union all ${endSql('desc')}) as s, lateral (select distinct unnest(s.keys) as key) as k
group by key having count(*) >= ${commonFrom} order by count(*) desc limit ${mostKeys}`

const samplesOfAll = (): Map<string, Sample> => {
  const known = samples.get(database()) ?? new Map<string, Sample>()
  samples.set(database(), known)
  return known
}

const keep = (userId: string, sample: Sample): void => {
  const known = samplesOfAll()
  known.delete(userId)
  known.set(userId, sample)
  if (known.size > mostLearners) known.delete(known.keys().next().value!)
}

/** Looks which keys most notes of a learner seem to have, for what is searched for from now on. */
export const sampleKeys = async (userId: string): Promise<void> => {
  const { rows } = await database().pool.query<{ key: string }>(sampleSql, [userId])
  keep(userId, { keys: new Set(rows.map(({ key }) => key)), dueAt: Date.now() + keptMs })
}

/**
 * Keys that most notes of a learner have, as queries: asked for one of them the index tells little, and reads where all
 * of these notes are. None are known at first; a sample is taken beside a search now and then, which waits for none.
 */
export const commonKeys = (userId: string): ReadonlySet<string> => {
  const sample = samplesOfAll().get(userId)
  if (sample && sample.dueAt > Date.now()) return sample.keys
  const keys = sample?.keys ?? none
  keep(userId, { keys, dueAt: Date.now() + keptMs })
  // Where it fails, a search finds the same, more slowly, and the next sample is due by then.
  sampleKeys(userId).catch(() => {})
  return keys
}
