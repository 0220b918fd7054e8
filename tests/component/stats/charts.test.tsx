import '@testing-library/jest-dom'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { bucketsOf, daysPerBar, ticksOf } from '@/components/stats/buckets'
import { heatDays, weeksIn } from '@/components/stats/heat-days'
import { HeatMap } from '@/components/stats/heat-map'
import type { StatsReply } from '@/lib/contract/stats'

describe('bars', () => {
  test('days too thin to see are drawn as weeks, and nothing is lost', () => {
    expect([daysPerBar(30, 400), daysPerBar(90, 400), daysPerBar(365, 400), daysPerBar(4000, 300)]).toEqual([
      1, 7, 7, 91,
    ])
    const rows = ['2026-11-25', '2026-11-19', '2026-11-18', '2026-08-28'].map((day, index) => ({
      day,
      values: [1, index],
    }))
    const back = bucketsOf(rows, { from: '2026-08-28', to: '2026-11-25' }, 400, 'last')
    expect(back.at(-1)).toEqual({ from: '2026-11-19', to: '2026-11-25', values: [2, 1] })
    expect(back[0]).toMatchObject({ from: '2026-08-28', values: [1, 3] })
    const ahead = bucketsOf(
      [{ day: '2026-12-02', values: [5] }],
      { from: '2026-11-25', to: '2027-02-22' },
      400,
      'first',
    )
    expect(ahead.slice(0, 2).map(({ values }) => values[0])).toEqual([0, 5])
  })

  test('an axis has at most five round numbers, and room for the most', () => {
    expect(ticksOf(0)).toEqual([0, 1])
    expect(ticksOf(7)).toEqual([0, 2, 4, 6, 8])
    expect(ticksOf(130)).toEqual([0, 50, 100, 150])
    for (let most = 1; most < 3000; most += 7) {
      const ticks = ticksOf(most)
      expect(ticks.length).toBeLessThanOrEqual(5)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most)
    }
  })
})

describe('the heat map', () => {
  test('weeks begin on Monday and end today', () => {
    const days = heatDays([['2026-11-24', 12, 240_000]], '2026-11-25', 2)
    expect(days).toHaveLength(10)
    expect(days[0]).toMatchObject({ day: '2026-11-16', week: 0, weekday: 0, level: 0 })
    expect(days.at(-2)).toMatchObject({
      week: 1,
      weekday: 1,
      level: 4,
      words: 'Tuesday 24 November: 12 answers, 4 minutes',
    })
    expect(days.at(-1)!.words).toBe('Wednesday 25 November: no answers')
    expect(weeksIn('2026-11-16', '2026-11-25')).toBe(2)
  })

  test('a learner walks through it by arrow keys, and hears each day', async () => {
    jest.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue({ width: 400 } as DOMRect)
    const reply: StatsReply = {
      ...{ graph: 'calendar', scope: 'all', range: '1y', from: '2025-11-26', to: '2026-11-25' },
      ...{ definition: '', columns: [], summary: {}, rows: [['2026-11-18', 3, 20_000]] },
    }
    render(<HeatMap reply={reply} />)
    await userEvent.tab()
    expect(document.activeElement).toHaveAccessibleName('Wednesday 25 November: no answers')
    await userEvent.keyboard('{ArrowLeft}')
    expect(document.activeElement).toHaveAccessibleName('Wednesday 18 November: 3 answers, under a minute')
    expect(screen.getByText('Wednesday 18 November: 3 answers, under a minute')).toBeInTheDocument()
    await userEvent.keyboard('{ArrowUp}{End}')
    expect(document.activeElement).toHaveAccessibleName('Wednesday 25 November: no answers')
  })
})
