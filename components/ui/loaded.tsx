'use client'

import type { ReactNode } from 'react'
import { ApiError, sentenceOf } from '@/lib/client/api'
import type { Resource } from '@/lib/client/use-resource'
import { Button } from './button'
import { Skeleton } from './skeleton'

type Props<T> = { resource: Resource<T>; waiting?: ReactNode; children: (data: T) => ReactNode }

/** What was fetched; until then a skeleton, and when it failed one sentence with a way out. */
export function Loaded<T>({ resource, waiting = <Skeleton />, children }: Props<T>) {
  const { data, error, reload } = resource
  if (data !== undefined) return children(data)
  // The browser is on its way to the sign-in page.
  if (error instanceof ApiError && error.status === 401) return null
  return error === undefined ? waiting : <Failure error={error} onRetry={reload} />
}

export function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div className="empty" role="alert">
      <h2 className="head">This could not be fetched.</h2>
      <p>{sentenceOf(error)}</p>
      <Button onClick={onRetry}>Try again</Button>
    </div>
  )
}
