import '@testing-library/jest-dom'
import { render, screen, within } from '@testing-library/react'
import { ButtonsChart } from '@/components/stats/buttons-chart'
import { GraphTable } from '@/components/stats/graph-table'
import { barsOfBins, barsOfDays } from '@/components/stats/histogram-bars'
import { LeechList } from '@/components/stats/leech-list'
import * as words from '@/components/stats/memory-words'
import { curvePoints } from '@/components/stats/share-points'
import { SharePlot } from '@/components/stats/share-plot'
import { SureList } from '@/components/stats/sure-list'
import type { StatsReply } from '@/lib/contract/stats'

const reply = (more: Partial<StatsReply>): StatsReply => ({
  ...{ graph: 'today', scope: 'all', range: 'all', from: '2026-01-01', to: '2026-11-25' },
  ...{ definition: '', columns: [], rows: [], summary: {} },
  ...more,
})

test('bars of days widen with the days, and no card is lost', () => {
  const bars = barsOfDays([
    [1, 3],
    [3, 2],
    [400, 5],
    [90_000, 1],
  ])
  expect(bars[0]).toMatchObject({ tick: '1', cards: 3 })
  expect(bars.at(-1)).toMatchObject({ tick: '366+', cards: 6 })
  expect(bars.reduce((sum, { cards }) => sum + cards, 0)).toBe(11)
  expect(barsOfDays([[0, 2]])[0]).toMatchObject({ tick: '0', cards: 2 })
})

test('bins without a card are drawn empty', () => {
  const bars = barsOfBins([[0.95, 1, 7]], { from: 0, width: 0.05, bins: 20, every: 4 }, String)
  expect(bars).toHaveLength(20)
  expect(bars.at(-1)!.cards).toBe(7)
  expect(bars[0]).toMatchObject({ tick: '0', cards: 0 })
})

test('what is found is said in ordinary words', () => {
  const found = (predicted: number) =>
    words.sayCalibration(reply({ summary: { count: 100, predicted, recalled: 0.8, low: 0.71, high: 0.87 } }))
  expect(found(0.85)).toBe('Your cards hold as expected: 85% expected, 80% recalled.')
  expect(found(0.95)).toBe('You recall less than expected: 95% expected, 80% recalled.')
  expect(words.lackOfConfidence(reply({ summary: { answers: 7 } }))).toBe(
    'Calibration needs twenty answers with a confidence. You have seven.',
  )
  expect(words.sayLeeches(reply({ summary: { leeches: 1 } }))).toBe('One card keeps slipping.')
  const certain = (cards: number, sureAndWrong: number, sure: number) =>
    words.saySureAndWrong(reply({ summary: { cards, sureAndWrong, sure } }))
  expect(certain(0, 0, 9)).toBe('Certain and right: all nine answers given as certain.')
  expect(certain(0, 0, 1)).toBe('Certain and right: the one answer given as certain.')
  expect(certain(2, 3, 9)).toBe('Certain and wrong: three of nine answers given as certain, on two cards.')
  expect(certain(0, 1, 1)).toBe('Certain and wrong: the one answer given as certain.')
})

test('a table says shares as shares and topics by name', () => {
  const columns = [
    { name: 'competency', unit: 'topic' },
    { name: 'rate', unit: 'share' },
  ]
  const rows = [
    ['T08', 0.876],
    [null, null],
  ]
  render(<GraphTable name="Forgetting" reply={reply({ columns, rows })} />)
  expect(screen.getByRole('row', { name: 'Vector search 87.6%' })).toBeInTheDocument()
  expect(screen.getByRole('row', { name: 'Own cards –' })).toBeInTheDocument()
})

test('a learner hears what a plot of shares shows, and sees each range', () => {
  jest.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue({ width: 400 } as DOMRect)
  const points = curvePoints(
    reply({
      rows: [
        ['T08', 1, 1, 9, 0.9, 0.6, 0.98, 0.92],
        [null, 1, 1, 2, 0.5, 0.1, 0.9, 0.7],
      ],
    }),
    'T08',
  )
  const { container } = render(
    <SharePlot
      label="Recall by days"
      unit="recalled"
      axis="days"
      points={points}
      names={{ share: 'Recalled' }}
    />,
  )
  const plot = screen.getByRole('img', { name: 'Recall by days' })
  expect(plot.querySelectorAll('circle')).toHaveLength(1)
  expect(within(container).getByText('Recalled, with its range')).toBeInTheDocument()
})

test('a card that was certain and wrong leads to its note and to its log, with the times and the last of them', () => {
  const rows = [['c', 'n', 'ROC or PR', 2, '2026-11-24T10:00:00.000Z', '2026-11-24', 'active']]
  render(<SureList reply={reply({ rows })} onUndone={() => undefined} />)
  expect(screen.getByRole('row', { name: /ROC or PR/ })).toHaveTextContent(/ROC or PR.*2.*24 Nov 2026/)
  expect(screen.getByRole('link', { name: 'ROC or PR' })).toHaveAttribute('href', '/notes/edit?id=n')
  expect(screen.getByRole('button', { name: 'Card information: ROC or PR' })).toBeInTheDocument()
})

test('a leech leads to its note, and a kind without an answer says so', () => {
  const rows = [['c', 'n', 'ROC or PR', 9, 30, 0.5, 'suspended']]
  render(<LeechList reply={reply({ rows })} onUndone={() => undefined} />)
  expect(screen.getByRole('link', { name: 'ROC or PR' })).toHaveAttribute('href', '/notes/edit?id=n')
  render(<ButtonsChart reply={reply({ rows: [['mature', 0, 0, 0, 0, null, null, null]] })} />)
  expect(screen.getByText('none')).toBeInTheDocument()
})
