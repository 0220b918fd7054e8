import { z } from 'zod'
import { graphNames, ranges, type Scope } from '@/lib/core/stats/graph'
import { instant, uuid } from './common'

/** The name is looked up by the use case, which can say what there is. */
export const statsParams = z.strictObject({ graph: z.string().max(100) })

const wanted =
  'must be all, deck: with the id of a deck, or competency: with a topic from T01 to T16 or a case from C01 to C16'
const place = /^[TC](?:0[1-9]|1[0-6])$/i

/** `all`, `deck:<id>` or `competency:T08`. */
export const scope = z.string().transform((value, context): Scope => {
  if (value === 'all') return { kind: 'all' }
  const [kind, ...rest] = value.split(':')
  const name = rest.join(':')
  if (kind === 'deck') {
    const id = uuid.safeParse(name)
    if (id.success) return { kind, id: id.data }
  }
  if (kind === 'competency' && place.test(name)) return { kind, code: name.toUpperCase() }
  context.addIssue({ code: 'custom', message: wanted })
  return z.NEVER
})

export const statsQuery = z.strictObject({
  scope: scope.optional(),
  range: z.enum(ranges).optional(),
  at: instant.optional(),
})
export type StatsQuery = z.output<typeof statsQuery>

const cell = z.union([z.string(), z.number(), z.null()])

export const statsReply = z.object({
  graph: z.enum(graphNames),
  scope: z.string(),
  range: z.enum(ranges),
  /** First and last study day counted. */
  from: z.string(),
  to: z.string(),
  definition: z.string(),
  columns: z.array(z.object({ name: z.string(), unit: z.string() })),
  rows: z.array(z.array(cell)),
  summary: z.record(z.string(), cell),
})
export type StatsReply = z.output<typeof statsReply>
