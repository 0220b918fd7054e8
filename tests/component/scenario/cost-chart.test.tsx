import '@testing-library/jest-dom'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { CostChart } from '@/components/scenario/cost-chart'
import { layoutOf } from '@/components/scenario/chart-layout'
import { generators } from '@/lib/core/scenario/generators/all'
import { makeInstance } from '@/lib/core/scenario/instance'

const search = generators.find(({ id }) => id === 'G01')!
/** 14.8 million vectors beside a crossover at 12.8 million, where nothing but numbers decides. */
const instance = makeInstance(search, 11)

beforeEach(() => {
  jest.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue({ width: 320 } as DOMRect)
})

describe('the cost chart', () => {
  test('says in words what it draws', () => {
    render(<CostChart instance={instance} />)
    const picture = screen.getByRole('img')
    expect(picture).toHaveAccessibleName(/Vectors from .* They cross at .* the scenario stands at/)
    expect(screen.getByText(/It flips where vectors crosses/)).toBeInTheDocument()
  })

  test('a learner moves along it by keys, hears what is right there, and comes back', async () => {
    const user = userEvent.setup()
    render(<CostChart instance={instance} />)
    const slider = screen.getByRole('slider', { name: 'Vectors' })
    const before = screen.getByRole('status').textContent
    slider.focus()
    await user.keyboard('{PageDown}{PageDown}{PageDown}')
    expect(Number(slider.getAttribute('value'))).toBeLessThan(100)
    expect(screen.getByRole('status')).toHaveTextContent('Exact search')
    await user.click(screen.getByRole('button', { name: 'Back to your scenario' }))
    expect(screen.getByRole('status').textContent).toBe(before)
  })

  test('a number may be written, and what is no number moves nothing', async () => {
    const user = userEvent.setup()
    render(<CostChart instance={instance} />)
    const box = screen.getByRole('textbox', { name: 'Vectors' })
    await user.clear(box)
    await user.type(box, '90,000,000{Enter}')
    expect(screen.getByRole('status')).toHaveTextContent('At 90,000,000: An approximate index.')
    await user.clear(box)
    await user.type(box, 'many{Enter}')
    expect(screen.getByRole('status')).toHaveTextContent('At 90,000,000')
  })

  test('is a table for those who read tables, the scenario and the crossover among its rows', async () => {
    const user = userEvent.setup()
    render(<CostChart instance={instance} />)
    await user.click(screen.getByRole('button', { name: 'Show as a table' }))
    const table = screen.getByRole('table')
    expect(within(table).getByRole('columnheader', { name: 'Right there' })).toBeInTheDocument()
    expect(within(table).getByRole('rowheader', { name: /\(you\)/ })).toBeInTheDocument()
    expect(within(table).getByRole('rowheader', { name: /\(crossover\)/ })).toBeInTheDocument()
  })

  test('a scenario without a crossover says so instead', () => {
    render(<CostChart instance={{ ...instance, crossover: null }} />)
    expect(screen.getByText(/a duty or a category decides/)).toBeInTheDocument()
    expect(screen.queryByRole('img')).toBeNull()
  })

  test('every scenario is drawn inside its frame, on a phone too', () => {
    for (const generator of generators)
      for (let seed = 0; seed < 6; seed++) {
        const { crossover, variables } = makeInstance(generator, seed)
        if (!crossover) continue
        const layout = layoutOf(crossover, variables[crossover.variable] as number, 280)
        for (const path of layout.paths) expect(path).not.toMatch(/NaN|Infinity/)
        const { own, crossing } = layout
        for (const point of [own, crossing])
          if (point) {
            expect(point.x).toBeGreaterThanOrEqual(layout.left - 1)
            expect(point.x).toBeLessThanOrEqual(layout.right + 1)
            expect(point.y).toBeLessThanOrEqual(layout.base + 1)
          }
        expect(layout.xScale.ticks.length).toBeGreaterThan(0)
      }
  })
})
