import { z } from 'zod'
import { errorCodes } from '@/lib/core/errors'
import { parseDay } from '@/lib/core/study-day'

const article = (kind: string): string => (/^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`)

/** What a size is counted in, by what has it; numbers have none. */
const units: Record<string, [one: string, many: string]> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
  set: ['entry', 'entries'],
  file: ['byte', 'bytes'],
}

const sizeOf = (origin: string, size: number | bigint): string => {
  const unit = units[origin]
  const number = size.toLocaleString('en-GB')
  return unit ? `${number} ${unit[Number(size) === 1 ? 0 : 1]}` : number
}
const verbOf = (origin: string): string => (units[origin] ? 'must have' : 'must be')

/** The kinds that a union tells apart by one field, as it says them; none where it goes by shape. */
const kindsOf = (issue: { discriminator?: unknown; inst?: unknown }): string[] => {
  const { discriminator, inst } = issue
  if (typeof discriminator !== 'string') return []
  const known = (inst as { _zod?: { propValues?: Record<string, Set<unknown>> } } | undefined)?._zod
  return [...(known?.propValues?.[discriminator] ?? [])].map(String)
}

/** Words for people: what is missing, what it must be. Own messages of a schema go before these. */
z.config({
  customError: (issue) => {
    if (issue.code === 'invalid_type')
      return issue.input === undefined ? 'is missing' : `must be ${article(issue.expected)}`
    if (issue.code === 'unrecognized_keys')
      return `has no field ${issue.keys.map((key) => key.slice(0, 60)).join(', ')}`
    if (issue.code === 'invalid_union') {
      const kinds = kindsOf(issue)
      return kinds.length > 0
        ? `must be one of ${kinds.join(', ')}`
        : 'fits none of the shapes that are allowed here'
    }
    if (issue.code === 'too_big')
      return `${verbOf(issue.origin)} ${issue.inclusive === false ? 'less than' : 'at most'} ${sizeOf(issue.origin, issue.maximum)}`
    if (issue.code === 'too_small')
      return `${verbOf(issue.origin)} ${issue.inclusive === false ? 'more than' : 'at least'} ${sizeOf(issue.origin, issue.minimum)}`
    if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`
    return undefined
  },
})

/** Shapes that several resources share. Everything is strict: an unknown field is refused by name. */

/** A UUID of any version; upper case is folded, since ids compare as text. */
export const uuid = z
  .string()
  .regex(/^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/, 'must be a UUID')
  .transform((id) => id.toLowerCase())

/** Postgres holds neither NUL nor half a surrogate pair. */
const isStorable = (text: string): boolean => !text.includes('\u0000') && !/\p{Surrogate}/u.test(text)

/** Text of at most `max` characters that the database can hold. */
export const text = (max: number) =>
  z
    .string()
    .max(max, `must have at most ${max.toLocaleString('en-GB')} characters`)
    .refine(isStorable, 'holds a character that cannot be stored')

/** Text that says something: trimmed, at least one character. */
export const name = (max: number) =>
  text(max)
    .transform((value) => value.trim())
    .refine((value) => value.length > 0, 'must not be empty')

const firstInstant = Date.UTC(1970, 0, 1)
const lastInstant = Date.UTC(2200, 0, 1)
const rfc3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/

/** RFC 3339 time between 1970 and 2200, parsed to milliseconds. */
export const instant = z
  .string()
  .regex(rfc3339, 'must be an RFC 3339 time such as 2026-11-23T08:10:00Z')
  .transform((value, context) => {
    const at = Date.parse(value)
    // Only the end of a month may name a day that is not there.
    const isDate = Number(value.slice(8, 10)) <= 28 || parseDay(value.slice(0, 10)) !== null
    if (Number.isNaN(at) || !isDate || at < firstInstant || at >= lastInstant) {
      context.addIssue({ code: 'custom', message: 'must be a time between 1970 and 2200' })
      return z.NEVER
    }
    return at
  })

/** `YYYY-MM-DD`, parsed to a study day. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-12-16')
  .transform((value, context) => {
    const parsed = parseDay(value)
    if (parsed === null) {
      context.addIssue({ code: 'custom', message: 'is no date of the calendar' })
      return z.NEVER
    }
    return parsed
  })

export const rating = z.enum(['again', 'hard', 'good', 'easy'])
export const cardState = z.enum(['new', 'learning', 'review', 'relearning'])

/** A number in a query string. */
const queryInteger = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be from ${least} to ${most}`)

/** Paging of every list. */
export const page = { cursor: text(200).optional(), limit: queryInteger(1, 500).optional() }

export const limitOf = queryInteger

export const idParams = z.strictObject({ id: uuid })

/** Empty query or body. */
export const nothing = z.strictObject({})

/** Times of replies. */
export const time = z.string().meta({ format: 'date-time' })
export const id = z.string().meta({ format: 'uuid' })

export const errorReply = z.object({
  error: z.object({
    code: z.enum([...errorCodes, 'internal']),
    message: z.string(),
    fields: z.record(z.string(), z.string()).optional(),
    requestId: z.string(),
  }),
})
