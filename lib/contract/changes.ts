import { z } from 'zod'
import { id, page, time } from './common'

export const listChangesQuery = z.strictObject(page)
export type ListChangesQuery = z.output<typeof listChangesQuery>

/** Something the learner did to notes, cards or decks, in words, and when it was taken back. */
export const changeReply = z.object({ id, label: z.string(), createdAt: time, undoneAt: time.nullable() })
export type ChangeReply = z.output<typeof changeReply>

export const listChangesReply = z.object({ changes: z.array(changeReply), nextCursor: z.string().nullable() })
export type ListChangesReply = z.output<typeof listChangesReply>

export const oneChangeReply = z.object({ change: changeReply })
export type OneChangeReply = z.output<typeof oneChangeReply>
