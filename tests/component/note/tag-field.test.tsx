import '@testing-library/jest-dom'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { TagField } from '@/components/note/tag-field'

const known = [
  { name: 'serving', notes: 12 },
  { name: 'serving::cache', notes: 3 },
  { name: 'Recall', notes: 2 },
]

beforeEach(() => {
  global.fetch = jest.fn(async () => ({
    ok: true,
    status: 200,
    json: async () => ({ tags: known, nextCursor: null }),
  })) as unknown as typeof fetch
})

const show = (first: readonly string[] = []) => {
  const changes: (readonly string[])[] = []
  const Page = () => {
    const [tags, setTags] = useState(first)
    return (
      <TagField
        tags={tags}
        onChange={(next) => {
          changes.push(next)
          setTags(next)
        }}
      />
    )
  }
  render(<Page />)
  return {
    user: userEvent.setup(),
    box: screen.getByRole('combobox', { name: 'Tags' }),
    last: () => changes.at(-1),
  }
}

test('a tag in use is completed by keyboard', async () => {
  const { user, box, last } = show()
  await user.click(box)
  await user.keyboard('ser')
  expect(await screen.findAllByRole('option')).toHaveLength(2)
  await user.keyboard('{ArrowDown}{ArrowDown}')
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('serving::cache')
  expect(box).toHaveAttribute('aria-activedescendant', screen.getByRole('option', { selected: true }).id)
  await user.keyboard('{Enter}')
  expect(last()).toEqual(['serving::cache'])
  expect(box).toHaveAttribute('aria-expanded', 'false')
  await user.keyboard('rec')
  await user.click(await screen.findByRole('option', { name: /Recall/ }))
  expect(last()).toEqual(['serving::cache', 'Recall'])
})

test('space, comma, Enter and leaving the field end a tag; the same in another case is the same', async () => {
  const { user, box, last } = show()
  await user.click(box)
  await user.keyboard('a b,c{Enter}A d')
  await user.tab()
  expect(last()).toEqual(['a', 'b', 'c', 'd'])
})

test('Backspace in the empty field and the button of a tag take it away; Escape only closes the list', async () => {
  const { user, box, last } = show(['a', 'b', 'c'])
  await user.click(box)
  await user.keyboard('{Backspace}')
  expect(last()).toEqual(['a', 'b'])
  await user.click(screen.getByRole('button', { name: 'Remove tag a' }))
  expect(last()).toEqual(['b'])
  expect(box).toHaveFocus()
  await user.keyboard('ser')
  await screen.findAllByRole('option')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('option')).not.toBeInTheDocument()
  expect(box).toHaveValue('ser')
})

test('what is pasted is cut into tags, and Enter without a choice sends no form', async () => {
  const { user, box, last } = show()
  await user.click(box)
  await user.paste('one two,three')
  expect(last()).toEqual(['one', 'two', 'three'])
  await user.keyboard('{Enter}')
  expect(last()).toEqual(['one', 'two', 'three'])
})
