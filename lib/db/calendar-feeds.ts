import { database, prepared } from './database'

/** Secret links to calendars, one an account at most. */

export const putFeed = async (userId: string, tokenHash: Buffer, now: Date): Promise<void> => {
  const feed = { tokenHash: new Uint8Array(tokenHash), createdAt: now }
  await database().prisma.calendarFeed.upsert({
    where: { accountId: userId },
    create: { accountId: userId, ...feed },
    update: feed,
  })
}

export const findFeed = (userId: string): Promise<{ createdAt: Date } | null> =>
  database().prisma.calendarFeed.findUnique({ where: { accountId: userId }, select: { createdAt: true } })

/** Ends the learner's link; false when there is none. */
export const removeFeed = async (userId: string): Promise<boolean> =>
  (await database().prisma.calendarFeed.deleteMany({ where: { accountId: userId } })).count === 1

/** Whose calendar a link shows; null for one that is unknown or revoked, and for a closed account. */
export const findFeedLearner = async (tokenHash: Buffer): Promise<string | null> => {
  const rows = await prepared<{ userId: string }>(
    'find-calendar-feed',
    `select f.account_id::text as "userId" from calendar_feed f join account a on a.id = f.account_id
     where f.token_hash = $1 and a.deleted_at is null`,
    [tokenHash],
  )
  return rows[0]?.userId ?? null
}
