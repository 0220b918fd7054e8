import '@testing-library/jest-dom'
import { render, screen } from '@testing-library/react'
import { WeeklyPage } from '@/components/weekly/weekly-page'
import type { WeeklyReply } from '@/lib/contract/weekly'

let search = new URLSearchParams()
jest.mock('next/navigation', () => ({ useSearchParams: () => search }))

const week = (more: Partial<WeeklyReply['weekly']>): WeeklyReply => ({
  weekly: {
    ...{ from: '2026-11-20', to: '2026-11-26', earlier: '2026-11-19', later: null },
    ...{ answers: 12, recalled: 10, ms: 300_000, daysStudied: 2, newCards: 1, minutesPerDay: 20 },
    retention: { recalled: 9, of: 10, low: 0.6, high: 0.98 },
    competencies: [
      {
        ...{ competency: 'T08', name: 'Vector search', answers: 12, newCards: 1 },
        ...{ retention: { recalled: 9, of: 10 }, weekBefore: { recalled: 10, of: 20 } },
      },
    ],
    sureAndWrong: [],
    next: [{ studyDay: '2026-11-27', share: 0.5, cards: 4, seconds: 200 }],
    ...more,
  },
})
const replies: Record<string, WeeklyReply> = {
  '/api/v1/weekly': week({}),
  '/api/v1/weekly?ending=2026-11-19': week({
    ...{ from: '2026-11-13', to: '2026-11-19', earlier: null, later: '2026-11-26', answers: 0 },
  }),
}
const asked: string[] = []

beforeEach(() => {
  search = new URLSearchParams()
  asked.length = 0
  global.fetch = jest.fn(async (path: string) => {
    asked.push(path)
    return { ok: true, status: 200, headers: new Map(), json: async () => replies[path] }
  }) as unknown as typeof fetch
})

test('the last seven days stand with what moved and what comes next', async () => {
  render(<WeeklyPage />)
  expect(await screen.findByText('Friday 20 November to Thursday 26 November')).toBeInTheDocument()
  expect(screen.getByRole('row', { name: 'Vector search up 12 1 90% of 10 50% of 20' })).toBeInTheDocument()
  expect(screen.getByRole('row', { name: 'Friday 27 November easy day 4 3' })).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Week before' })).toHaveAttribute(
    'href',
    '/weekly?ending=2026-11-19',
  )
  expect(screen.queryByRole('link', { name: 'Week after' })).toBeNull()
})

test('an earlier week is an address, says its year, and tells nothing of the days to come', async () => {
  const { rerender } = render(<WeeklyPage />)
  await screen.findByText(/26 November$/)
  search = new URLSearchParams({ ending: '2026-11-19' })
  rerender(<WeeklyPage />)
  // What was there stays until the other week has come.
  expect(screen.getByText(/26 November$/)).toBeInTheDocument()
  expect(await screen.findByText('Friday 13 November to Thursday 19 November 2026')).toBeInTheDocument()
  expect(screen.getByText('No answers in these seven days.')).toBeInTheDocument()
  expect(screen.queryByRole('row', { name: /easy day/ })).toBeNull()
  expect(screen.queryByRole('link', { name: 'Week before' })).toBeNull()
  expect(screen.getByRole('link', { name: 'Week after' })).toHaveAttribute(
    'href',
    '/weekly?ending=2026-11-26',
  )
})

test('an address that names no day is the last seven days', async () => {
  search = new URLSearchParams({ ending: '2026-02-31' })
  render(<WeeklyPage />)
  await screen.findByText(/26 November$/)
  expect(asked).toEqual(['/api/v1/weekly'])
})
