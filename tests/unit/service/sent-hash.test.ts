import { sentHash } from '@/lib/service/sent-hash'

const entry = {
  id: '019f0000-0000-7000-8000-000000000001',
  kind: 'answer',
  reviewedAt: 1_764_104_000_123,
  promise: { state: 'review', step: null, dueAt: 1_764_190_400_000 },
  points: ['a "quoted" point', 'naïve\n'],
}

test('the order of keys makes no difference, nor does what is undefined', () => {
  const { promise, points, ...rest } = entry
  const { state, ...due } = promise
  expect(sentHash({ points, confidence: undefined, promise: { ...due, state }, ...rest })).toBe(
    sentHash(entry),
  )
})

test('any other value is another hash', () => {
  expect(sentHash({ ...entry, points: ['a "quoted" point'] })).not.toBe(sentHash(entry))
  expect(sentHash({ ...entry, promise: { ...entry.promise, step: 0 } })).not.toBe(sentHash(entry))
})

test('hashes stored by the first version are still those of the same entries', () => {
  expect(sentHash(entry)).toBe('8a8cc2b1-3d8c-48fc-dc6f-a4c5dbc94713')
})
