import '@testing-library/jest-dom'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { EditNotePage } from '@/components/note/edit-note-page'
import { dismissToast, readToast } from '@/components/ui/toast-queue'
import { noteTypes } from '@/lib/core/content/note-types'

const id = '00000000-0000-7000-8000-000000000001'
const router = { push: jest.fn(), back: jest.fn() }
let search = new URLSearchParams({ id })
jest.mock('next/navigation', () => ({ useRouter: () => router, useSearchParams: () => search }))

const note = {
  ...{ id, deckId: 'd', noteType: 'basic', fields: { Front: 'Which?', Back: 'That.' }, tags: ['old'] },
  ...{ title: 'Which?', libraryId: null, createdAt: '', updatedAt: '' },
}
const replies: Record<string, unknown> = {
  '/api/v1/decks': { decks: [{ id: 'd', name: 'Deck', librarySlug: null }] },
  '/api/v1/note-types': { noteTypes },
  [`/api/v1/notes/${id}`]: { note, cards: [{}] },
  '/api/v1/notes/preview': { cards: [] },
  '/api/v1/notes/duplicates': { duplicates: [] },
  '/api/v1/tags?limit=1000': { tags: [], nextCursor: null },
}
let patched: unknown

beforeEach(() => {
  router.push.mockClear()
  router.back.mockClear()
  window.localStorage.clear()
  search = new URLSearchParams({ id })
  patched = undefined
  performance.getEntriesByType = () => [{ name: 'http://localhost/notes' }] as never
  global.fetch = jest.fn(async (path: string, { method, body }: RequestInit) => {
    if (method === 'PATCH') patched = JSON.parse(String(body))
    const headers = new Map([['x-change-id', 'change']])
    return { ok: true, status: 200, headers, json: async () => replies[path] ?? {} }
  }) as unknown as typeof fetch
  const toast = readToast()
  if (toast) dismissToast(toast.id)
})

const open = async () => {
  render(<EditNotePage />)
  return { user: userEvent.setup(), front: await screen.findByLabelText('Front') }
}

test('Ctrl+Enter saves, offers to undo, and leads back to where the learner was', async () => {
  const { user, front } = await open()
  await user.type(front, '!')
  await user.keyboard('{Control>}{Enter}{/Control}')
  await waitFor(() => expect(router.back).toHaveBeenCalled())
  expect(patched).toEqual({ fields: { Front: 'Which?!', Back: 'That.' }, tags: ['old'] })
  expect(readToast()).toMatchObject({ text: 'Saved', undo: expect.any(Function) })
  expect(router.push).not.toHaveBeenCalled()
})

test('a tag half typed goes along with Ctrl+Enter', async () => {
  const { user } = await open()
  await user.type(screen.getByRole('combobox', { name: 'Tags' }), 'new')
  await user.keyboard('{Control>}{Enter}{/Control}')
  await waitFor(() => expect(patched).toMatchObject({ tags: ['old', 'new'] }))
})

test('from the review it goes on there', async () => {
  search = new URLSearchParams({ id, then: '/review?card=c&side=answer' })
  const first = await open()
  await first.user.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(router.push).toHaveBeenLastCalledWith('/review?card=c&side=answer')
})

test.each([
  [undefined, 'http://localhost/'],
  ['//evil.example/x', 'http://localhost/notes'],
])('with %s to go on to, the notes are gone to', async (then, loaded) => {
  performance.getEntriesByType = () => [{ name: loaded }] as never
  search = new URLSearchParams({ id, ...(then ? { then } : {}) })
  const { user } = await open()
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(router.push).toHaveBeenLastCalledWith('/notes')
  expect(router.back).not.toHaveBeenCalled()
})

test('what was not saved is back after a reload, and can be discarded', async () => {
  const { user, front } = await open()
  await user.type(front, ' one')
  document.body.innerHTML = ''
  const again = await open()
  expect(again.front).toHaveValue('Which? one')
  await again.user.click(screen.getByRole('button', { name: 'Discard it' }))
  expect(again.front).toHaveValue('Which?')
  expect(window.localStorage).toHaveLength(0)
})

test('another type takes along what fits', async () => {
  const { user } = await open()
  await user.selectOptions(screen.getByLabelText('Note type'), 'concept')
  expect(screen.getByLabelText('Question')).toHaveValue('Which?')
  expect(screen.getByLabelText('Answer')).toHaveValue('That.')
  await user.click(screen.getByRole('button', { name: /Save note/ }))
  await waitFor(() =>
    expect(patched).toMatchObject({ noteType: 'concept', fields: { Question: 'Which?', Answer: 'That.' } }),
  )
})
