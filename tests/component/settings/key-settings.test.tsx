import '@testing-library/jest-dom'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { KeySettings } from '@/components/settings/key-settings'
import type { Me } from '@/components/settings/use-me'
import { ApiError } from '@/lib/client/api'
import { me as learner } from '../review/support'

/** The settings as the page holds them, saved by a server that takes or refuses. */
const show = (refusal: ApiError | null = null) => {
  const saved: unknown[] = []
  const Page = () => {
    const [me, setMe] = useState<Me>(learner)
    return (
      <KeySettings
        me={me}
        change={async (patch) => {
          if (refusal) throw refusal
          saved.push(patch)
          setMe({ ...me, ...patch } as Me)
        }}
      />
    )
  }
  render(<Page />)
  return { user: userEvent.setup(), saved }
}

const keyOf = (words: string) =>
  screen.getByRole('button', { name: new RegExp(`Change the key for ${words}`) })

test('a press of a key gives it to the action, and saves at once', async () => {
  const { user, saved } = show()
  await user.click(keyOf('Undo'))
  await user.keyboard('z')
  expect(saved).toEqual([{ shortcutKeys: { undo: 'z' } }])
  expect(keyOf('Undo')).toHaveAccessibleName(/: z$/)
})

test('a key is changed without a mouse, Space and Enter among the keys that can be chosen', async () => {
  const { user, saved } = show()
  keyOf('Good').focus()
  await user.keyboard('{Enter}x')
  await user.keyboard('{Enter}{F2}')
  expect(saved).toEqual([{ shortcutKeys: { good: 'x' } }, { shortcutKeys: { good: 'F2' } }])
  expect(keyOf('Good')).toHaveFocus()
})

test('a key that is taken says by what, and can be taken from there', async () => {
  const { user, saved } = show()
  await user.click(keyOf('Undo'))
  await user.keyboard('e')
  expect(screen.getByRole('alert')).toHaveTextContent('e is the key of “Edit the note”.')
  expect(saved).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Take it from there' }))
  expect(saved).toEqual([{ shortcutKeys: { undo: 'e', edit: null } }])
  expect(keyOf('Edit the note')).toHaveTextContent('No key')
  await user.click(screen.getByRole('button', { name: 'Reset all keys' }))
  expect(keyOf('Edit the note')).toHaveTextContent('e')
})

test('Escape and Tab leave the key as it was; a key of the browser is refused', async () => {
  const { user, saved } = show()
  await user.click(keyOf('Undo'))
  await user.keyboard('{Escape}')
  await user.click(keyOf('Undo'))
  await user.tab()
  await user.click(keyOf('Undo'))
  await user.keyboard('{Control>}w{/Control}')
  expect(screen.getByRole('alert')).toHaveTextContent('Ctrl+w already means something everywhere')
  expect(saved).toEqual([])
})

test('what the server refuses stays on screen with the reason', async () => {
  const { user } = show(new ApiError({ code: 'offline', message: 'No connection to the server.', status: 0 }))
  await user.click(keyOf('Undo'))
  await user.keyboard('z')
  expect(await screen.findByRole('alert')).toHaveTextContent('No connection to the server.')
  expect(keyOf('Undo')).toHaveTextContent('z')
})
