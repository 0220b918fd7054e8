import { fireEvent, render, screen } from '@testing-library/react'
import { BrokenSearch } from '@/components/browse/broken-search'

test('what is broken in a search is marked, and selected by a press', () => {
  const onShow = jest.fn()
  const { container } = render(<BrokenSearch text="recall prop:x>1 due" onShow={onShow} />)
  expect(container.querySelector('mark')!.textContent).toBe('prop:x>1')
  expect(container.querySelector('code')!.textContent).toBe('recall prop:x>1 due')
  fireEvent.click(screen.getByRole('button', { name: 'Select it' }))
  expect(onShow).toHaveBeenCalledWith({ from: 7, to: 15 })
})

test('a search that has been mended meanwhile is not marked', () => {
  const { container } = render(<BrokenSearch text="recall" onShow={jest.fn()} />)
  expect(container.querySelector('mark')).toBeNull()
})
