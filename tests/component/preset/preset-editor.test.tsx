import '@testing-library/jest-dom'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { PresetReply } from '@/lib/contract/presets'
import { PresetEditor } from '@/components/preset/preset-editor'
import { defaultPreset } from '@/lib/core/preset'

const push = jest.fn()
jest.mock('next/navigation', () => ({ useRouter: () => ({ push }) }))

const preset: PresetReply = {
  ...defaultPreset,
  id: 'one',
  name: 'Default',
  revision: 1,
  isDefault: true,
  learningSteps: ['1m', '10m'],
  relearningSteps: ['10m'],
  weights: [...defaultPreset.weights],
}
const workload = {
  horizonDays: 90,
  minutesPerDay: 9,
  newCards: 0,
  groups: [{ cards: 2000, stability: 20, difficulty: 5 }],
  secondsPer: { new: 45, learning: 15, review: 12 },
  secondsPerRating: {
    new: { again: 45, hard: 45, good: 45, easy: 45 },
    review: { again: 18, hard: 12.4, good: 9, easy: 6 },
    answers: { new: 3, review: 1240 },
  },
}

beforeEach(() => {
  push.mockClear()
  HTMLDialogElement.prototype.showModal = function () {
    this.setAttribute('open', '')
  }
  HTMLDialogElement.prototype.close = function () {
    this.removeAttribute('open')
  }
})

/** The editor on a server that knows one preset and keeps what is sent to it. */
const show = () => {
  const sent: unknown[] = []
  const changed = jest.fn()
  global.fetch = jest.fn(async (path: string, init: RequestInit = {}) => {
    const isRead = init.method === undefined
    const body = isRead ? null : (JSON.parse(init.body as string) as object)
    if (body) sent.push(body)
    const reply = isRead ? { workload } : { preset: { ...preset, ...body, revision: 2 } }
    return {
      ok: true,
      status: 200,
      headers: new Headers(),
      json: async () => reply,
      path,
    } as unknown as Response
  }) as typeof fetch
  const ends = { onMake: async () => undefined, onChanged: changed, onDeleted: () => undefined }
  render(
    <>
      <a href="/decks">Decks</a>
      <PresetEditor preset={preset} all={[preset]} decks={[]} {...ends} />
    </>,
  )
  return { user: userEvent.setup(), sent, changed }
}

test('the slider says what another retention would cost, before anything is saved', async () => {
  const { user, sent } = show()
  expect(
    await screen.findByText(/^About \d+ minutes a day at 90%; 95% would take about \d+ minutes\.$/),
  ).toBeVisible()
  const box = screen.getByRole('textbox', { name: 'Desired retention' })
  await user.clear(box)
  await user.type(box, '97')
  expect(screen.getByText(/a day as it is saved; 97% would take about \d+ minutes\./)).toBeVisible()
  expect(screen.getByRole('slider', { name: 'Desired retention' })).toHaveValue('97')
  expect(sent).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(sent).toEqual([{ desiredRetention: 0.97 }])
})

test('what is wrong is marked, opened, and not sent', async () => {
  const { user, sent } = show()
  const steps = screen.getByRole('textbox', { name: 'Learning steps', hidden: true })
  await user.click(screen.getByText('All settings'))
  await user.clear(steps)
  await user.type(steps, '1m ten')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(steps).toHaveAccessibleDescription(/“ten” is no step/)
  expect(screen.getByText('Mend what is marked above, then save.')).toBeVisible()
  expect(sent).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Discard' }))
  expect(steps).toHaveValue('1m 10m')
  expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument()
})

test('a link asks first while something is unsaved, and goes once it may', async () => {
  const { user } = show()
  await user.type(screen.getByRole('textbox', { name: 'New cards a day' }), '0')
  await user.click(screen.getByRole('link', { name: 'Decks' }))
  const dialog = screen.getByRole('dialog', { name: 'Leave without saving Default?' })
  await user.click(within(dialog).getByRole('button', { name: 'Stay here' }))
  expect(push).not.toHaveBeenCalled()
  expect(screen.getByRole('textbox', { name: 'New cards a day' })).toHaveValue('200')
  await user.click(screen.getByRole('link', { name: 'Decks' }))
  await user.click(screen.getByRole('button', { name: 'Leave' }))
  expect(push).toHaveBeenCalledWith('/decks')
})
