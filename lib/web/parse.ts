import type { z } from 'zod'
import { AppError } from '@/lib/core/errors'

/** A place in the input as people read it: `fields.Front`. */
const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join('.').slice(0, 100)

/** Parses once at the edge. @throws AppError invalid-input that names each field and what is wrong with it */
export const parseWith = <Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  whole: 'body' | 'query' = 'body',
): z.output<Schema> => {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const fields: Record<string, string> = {}
  for (const issue of parsed.error.issues.slice(0, 20)) {
    const path = pathOf(issue.path)
    fields[path || whole] ??= issue.message.slice(0, 300)
  }
  const [field, message] = Object.entries(fields)[0]!
  throw new AppError(
    'invalid-input',
    field === whole ? `${message}.`.replace(/\.\.$/, '.') : `${field}: ${message}.`.replace(/\.\.$/, '.'),
    { fields },
  )
}
