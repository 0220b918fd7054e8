import { prepared } from './database'

/** Tags of the learner's notes that begin with `prefix`, whatever its case, the most used first. */
export const findTags = (
  userId: string,
  prefix: string,
  limit: number,
): Promise<{ name: string; notes: number }[]> =>
  prepared(
    'tags',
    `select tag as name, count(*)::integer as notes
     from note n cross join lateral unnest(n.tags) as tag
     where n.user_id = $1 and n.deleted_at is null and n.tags <> '{}' and starts_with(lower(tag), lower($2))
     group by tag order by count(*) desc, tag limit $3`,
    [userId, prefix, limit],
  )
