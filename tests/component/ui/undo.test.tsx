import '@testing-library/jest-dom'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { Toasts } from '@/components/ui/toast'
import { dismissToast, readToast } from '@/components/ui/toast-queue'
import { showUndo, useUndone } from '@/components/ui/undo'
import { sendChange } from '@/lib/client/api'

const reply = (status: number, body: object | null, headers: Record<string, string> = {}) => ({
  ok: status < 400,
  status,
  headers: new Headers(headers),
  json: () => Promise.resolve(body),
})

const calls: [string, string | undefined][] = []
const answer = (response: object) => {
  globalThis.fetch = ((path: string, init?: RequestInit) => {
    calls.push([path, init?.method])
    return Promise.resolve(response)
  }) as never
}

const List = ({ reload }: { reload: () => void }) => {
  useUndone(reload)
  return <Toasts />
}

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 0)))

beforeEach(() => calls.splice(0))
afterEach(() =>
  act(() => {
    const toast = readToast()
    if (toast) dismissToast(toast.id)
  }),
)

describe('what was changed', () => {
  test('is undone from its message, and the list reloads', async () => {
    const [reload, onDone] = [jest.fn(), jest.fn()]
    render(<List reload={reload} />)
    answer(reply(204, null, { 'x-change-id': 'c1' }))
    const { reply: body, changeId } = await sendChange('DELETE', '/notes/n1')
    expect([body, changeId]).toEqual([undefined, 'c1'])
    act(() => showUndo('The note is deleted', changeId, onDone))
    answer(reply(200, { change: {} }))
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    await settle()
    expect(calls.at(-1)).toEqual(['/api/v1/changes/c1/undo', 'POST'])
    expect(screen.getByRole('status')).toHaveTextContent('Undone')
    expect([reload.mock.calls.length, onDone.mock.calls.length]).toEqual([1, 1])
  })

  test('says why it cannot be undone, and reloads nothing', async () => {
    const reload = jest.fn()
    render(<List reload={reload} />)
    act(() => showUndo('Saved', 'c2'))
    answer(reply(409, { error: { code: 'conflict', message: 'This was undone already.' } }))
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    await settle()
    expect(screen.getByRole('status')).toHaveTextContent('This was undone already.')
    expect(reload).not.toHaveBeenCalled()
  })

  test('offers nothing when there is nothing to undo', () => {
    render(<Toasts />)
    act(() => showUndo('Saved', null))
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
  })
})
