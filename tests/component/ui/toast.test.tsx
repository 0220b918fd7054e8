import '@testing-library/jest-dom'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { Toasts } from '@/components/ui/toast'
import { dismissToast, readToast, showToast } from '@/components/ui/toast-queue'

beforeEach(() => {
  jest.useFakeTimers()
  render(<Toasts />)
})

afterEach(() => {
  act(() => {
    const toast = readToast()
    if (toast) dismissToast(toast.id)
  })
  jest.useRealTimers()
})

const show = (text: string, undo?: () => void) => act(() => showToast(text, undo))
const pass = (ms: number) => act(() => jest.advanceTimersByTime(ms))

describe('a toast', () => {
  test('is said and leaves after eight seconds', () => {
    show('Added')
    expect(screen.getByRole('status')).toHaveTextContent('Added')
    pass(7999)
    expect(screen.getByText('Added')).toBeVisible()
    pass(1)
    expect(screen.queryByText('Added')).toBeNull()
  })

  test('waits while it is pointed at, and then goes on where it was', () => {
    show('Added')
    pass(5000)
    fireEvent.mouseEnter(screen.getByText('Added').parentElement!)
    pass(60_000)
    expect(screen.getByText('Added')).toBeVisible()
    fireEvent.mouseLeave(screen.getByText('Added').parentElement!)
    pass(2999)
    expect(screen.getByText('Added')).toBeVisible()
    pass(1)
    expect(screen.queryByText('Added')).toBeNull()
  })

  test('waits while its button has the focus', () => {
    show('Added', () => {})
    act(() => screen.getByRole('button', { name: 'Undo' }).focus())
    pass(60_000)
    expect(screen.getByText('Added')).toBeVisible()
  })

  test('undoes once and is gone', () => {
    const undo = jest.fn()
    show('Added', undo)
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(undo).toHaveBeenCalledTimes(1)
    expect(screen.queryByText('Added')).toBeNull()
  })

  test('makes room for a newer one, which has its own eight seconds', () => {
    show('First')
    pass(7000)
    show('Second')
    pass(7999)
    expect(screen.queryByText('First')).toBeNull()
    expect(screen.getByText('Second')).toBeVisible()
    pass(1)
    expect(screen.queryByText('Second')).toBeNull()
  })
})
