import '@testing-library/jest-dom'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { RestSettings } from '@/components/settings/rest-settings'
import type { Me } from '@/components/settings/use-me'
import { Toasts } from '@/components/ui/toast'
import { ApiError } from '@/lib/client/api'
import { me as learner } from '../review/support'

const show = (refusal: ApiError | null = null) => {
  const saved: unknown[] = []
  const Page = () => {
    const [me, setMe] = useState<Me>({ ...learner, easyDays: [100, 100, 100, 100, 100, 50, 100] } as Me)
    return (
      <>
        <RestSettings
          me={me}
          change={async (patch) => {
            if (refusal) throw refusal
            saved.push(patch)
            setMe((last) => ({ ...last, ...patch }) as Me)
          }}
        />
        <Toasts />
      </>
    )
  }
  render(<Page />)
  return { user: userEvent.setup(), saved }
}

test('an easy day that was set by a slip is taken back, as all of the week stood', async () => {
  const { user, saved } = show()
  await user.selectOptions(screen.getByLabelText('Monday'), 'Nothing')
  expect(await screen.findByText('Nothing is asked on Mondays.')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(saved).toEqual([
    { easyDays: [0, 100, 100, 100, 100, 50, 100] },
    { easyDays: [100, 100, 100, 100, 100, 50, 100] },
  ])
  expect(screen.getByLabelText('Monday')).toHaveValue('100')
})

test('what was refused says why, and offers nothing to undo', async () => {
  const { user } = show(new ApiError({ code: 'invalid-input', message: 'Not so.', status: 400 }))
  await user.selectOptions(screen.getByLabelText('Monday'), 'Nothing')
  const group = screen.getByRole('group', { name: 'Easy days' })
  expect(await within(group).findByText('Not so.')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
})
