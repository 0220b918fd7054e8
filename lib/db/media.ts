import { maxMediaBytes, maxMediaCount } from '@/lib/core/media'
import { prepared } from './database'
import { changeLearner, inTx, type Tx } from './learner'

export type MediaRow = {
  sha256: Uint8Array<ArrayBuffer>
  type: string
  bytes: Uint8Array<ArrayBuffer>
  width: number
  height: number
  byteSize: number
}

/** An image is looked for in notes only when it has lain for so long: its note may not be written yet. */
const graceMs = 7 * 86_400_000

const sweepSql = `
with named as (
  select m[1] as sha256 from note n cross join lateral regexp_matches(n.fields::text, 'media:([0-9a-f]{64})', 'g') as m
  where n.user_id = $1::uuid and n.fields::text like '%media:%'
  union
  select m[1] from change c cross join lateral regexp_matches(c.groups::text, 'media:([0-9a-f]{64})', 'g') as m
  where c.user_id = $1::uuid and c.groups::text like '%media:%'
)
delete from media where user_id = $1::uuid and created_at < $2::timestamptz
  and not exists (select 1 from named where decode(named.sha256, 'hex') = media.sha256)`

/** Takes out images that no note names, as it is or as an undo would bring it back; deleted notes count for the same reason. */
const sweep = async (tx: Tx, userId: string, now: Date): Promise<void> => {
  await inTx(tx, sweepSql, [userId, new Date(now.getTime() - graceMs).toISOString()])
}

const hasRoom = async (tx: Tx, userId: string, byteSize: number): Promise<boolean> => {
  const { _sum, _count } = await tx.media.aggregate({
    where: { userId },
    _sum: { byteSize: true },
    _count: true,
  })
  return (_sum.byteSize ?? 0) + byteSize <= maxMediaBytes && _count < maxMediaCount
}

/** Keeps an image; one that is there already is not kept twice. Where room is short, unused images make it. */
export const putMedia = (userId: string, media: MediaRow, now: Date): Promise<'kept' | 'full'> =>
  changeLearner(userId, async (tx) => {
    const { sha256 } = media
    const { count } = await tx.media.updateMany({ where: { userId, sha256 }, data: { createdAt: now } })
    if (count > 0) return 'kept'
    if (!(await hasRoom(tx, userId, media.byteSize))) {
      await sweep(tx, userId, now)
      if (!(await hasRoom(tx, userId, media.byteSize))) return 'full'
    }
    await tx.media.create({ data: { userId, ...media, createdAt: now } })
    return 'kept'
  })

/** An image of the learner; null when they have none of that hash. */
export const findMedia = async (
  userId: string,
  sha256: string,
): Promise<{ type: string; bytes: Uint8Array } | null> =>
  (
    await prepared<{ type: string; bytes: Buffer }>(
      'media',
      'select type, bytes from media where user_id = $1 and sha256 = $2',
      [userId, Buffer.from(sha256, 'hex')],
    )
  )[0] ?? null
