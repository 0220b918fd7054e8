import { z } from 'zod'
import { changeNotesInput } from '@/lib/contract/change-notes'
import '@/lib/contract/common'

const messageOf = (shape: z.ZodType, value: unknown): string =>
  shape.safeParse(value).error?.issues[0]?.message ?? 'none'

test.each([
  [z.number().max(600), 601, 'must be at most 600'],
  [z.number().min(1), 0, 'must be at least 1'],
  [z.number().gt(0), 0, 'must be more than 0'],
  [z.string().min(1), '', 'must have at least 1 character'],
  [z.string().max(1000), 'x'.repeat(1001), 'must have at most 1,000 characters'],
  [z.array(z.string()).max(2), ['a', 'b', 'c'], 'must have at most 2 entries'],
])('a size is refused in words: %#', (shape, value, words) => {
  expect(messageOf(shape, value)).toBe(words)
})

test('an action of no kind that there is names the kinds there are', () => {
  const refused = changeNotesInput.safeParse({ ids: [], action: { kind: 'burn' } })
  const words = refused.error!.issues.map(({ message }) => message).join('; ')
  expect(words).toMatch(/must be one of .*(tag|move|delete)/)
})
