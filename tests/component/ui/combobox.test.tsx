import '@testing-library/jest-dom'
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { Combobox } from '@/components/ui/combobox'

const choices = [
  { value: 'America/New_York', label: 'America/New York', words: 'UTC−5' },
  { value: 'Asia/Kolkata', label: 'Asia/Kolkata', words: 'UTC+5:30' },
  { value: 'America/Sao_Paulo', label: 'America/São Paulo', words: 'UTC−3' },
]

const show = () => {
  const chosen = jest.fn()
  const Page = () => {
    const [value, setValue] = useState('Asia/Kolkata')
    return (
      <Combobox
        label="Time zone"
        choices={choices}
        value={value}
        onChange={(next) => {
          chosen(next)
          setValue(next)
        }}
      />
    )
  }
  render(<Page />)
  return { user: userEvent.setup(), chosen, box: screen.getByRole('combobox', { name: 'Time zone' }) }
}

test('typing finds by any word, accents or not, and Enter takes', async () => {
  const { user, chosen, box } = show()
  await user.click(box)
  await user.keyboard('sao pau')
  expect(screen.getAllByRole('option')).toHaveLength(1)
  await user.keyboard('{Enter}')
  expect(chosen).toHaveBeenCalledWith('America/Sao_Paulo')
  expect(box).toHaveValue('America/São Paulo')
  expect(screen.queryByRole('listbox')).not.toBeInTheDocument()
})

test('arrows move and wrap, and what is active is told', async () => {
  const { user, chosen, box } = show()
  box.focus()
  await user.keyboard('{ArrowDown}')
  expect(box).toHaveAttribute('aria-activedescendant', screen.getByRole('option', { name: /Kolkata/ }).id)
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  expect(chosen).toHaveBeenCalledWith('America/New_York')
})

test('Escape leaves what was chosen; a search that fits nothing stays, and says so', async () => {
  const { user, chosen, box } = show()
  await user.click(box)
  await user.keyboard('york{Escape}')
  expect(box).toHaveValue('Asia/Kolkata')
  await act(() => new Promise((done) => setTimeout(done)))
  await user.keyboard('mars')
  await user.tab()
  expect(screen.getByRole('alert')).toHaveTextContent('Nothing here is named “mars”.')
  expect(chosen).not.toHaveBeenCalled()
})

test('a press takes an option', async () => {
  const { user, chosen, box } = show()
  await user.click(box)
  await user.click(screen.getByRole('option', { name: /New York/ }))
  expect(chosen).toHaveBeenCalledWith('America/New_York')
})
