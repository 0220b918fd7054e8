/** @jest-environment jsdom */
import { changeGuest, forgetGuest, noGuest, readGuest, type GuestEntry } from '@/lib/client/guest'

const entry: GuestEntry = {
  id: '01936b2e-0000-7000-8000-000000000001',
  kind: 'answer',
  libraryCard: 'T08-03',
  rating: 'good',
  reviewedAt: '2026-11-26T01:00:00.000Z',
  durationMs: 40_000,
}

beforeEach(() => localStorage.clear())

test('what a guest did is here after a reload, and gone when it is let go', () => {
  changeGuest((guest) => ({ ...guest, entries: [...guest.entries, entry], keeping: 'asked' }))
  expect(readGuest()).toEqual({ entries: [entry], wishes: {}, keeping: 'asked' })
  forgetGuest()
  expect(readGuest()).toEqual(noGuest)
})

test.each([
  '',
  '{',
  '[]',
  '"x"',
  '{"entries":5}',
  '{"entries":[null,7,{"kind":"void"}],"wishes":3,"keeping":"yes"}',
])('storage that holds %s is no guest', (text) => {
  localStorage.setItem('crossover.guest', text)
  expect(readGuest()).toEqual(noGuest)
})

test('a guest who never keeps anything does not fill the device', () => {
  changeGuest(() => ({ ...noGuest, entries: Array.from({ length: 500 }, () => entry) }))
  expect(readGuest().entries).toHaveLength(50)
})
