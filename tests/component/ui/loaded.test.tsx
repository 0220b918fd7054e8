import '@testing-library/jest-dom'
import { render, screen } from '@testing-library/react'
import { Loaded } from '@/components/ui/loaded'
import { ApiError, offline } from '@/lib/client/api'

const failed = (status: number, message: string) => ({
  ...{ data: undefined, reload: () => {}, update: () => {} },
  error: new ApiError({ status, code: 'not-found', message }),
})

test('an address of nothing is not asked for again: it leads elsewhere', () => {
  render(<Loaded resource={failed(404, 'There is no such note.')}>{() => <p>A note</p>}</Loaded>)
  expect(screen.getByRole('alert')).toHaveTextContent('Nothing is at this address.')
  expect(screen.getByRole('link', { name: 'Go to today' })).toHaveAttribute('href', '/today')
  expect(screen.queryByRole('button')).toBeNull()
})

test('what failed for the moment can be tried again', () => {
  render(<Loaded resource={failed(503, 'The database is away.')}>{() => <p>A note</p>}</Loaded>)
  expect(screen.getByRole('alert')).toHaveTextContent('The database is away.')
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible()
})

test('without a network a page leads to the review, which needs none', () => {
  const resource = { ...failed(0, ''), error: offline() }
  render(<Loaded resource={resource}>{() => <p>A note</p>}</Loaded>)
  expect(screen.getByRole('alert')).toHaveTextContent('No connection to the server.')
  expect(screen.getByRole('link', { name: 'Review' })).toHaveAttribute('href', '/review')
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible()
})
