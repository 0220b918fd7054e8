'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { ApiError, sentenceOf } from '@/lib/client/api'
import type { Resource } from '@/lib/client/use-resource'
import { Button } from './button'
import { Empty } from './empty'
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

/** The address names what is not there, or nothing at all: asking again would not help. */
const isMisled = (error: unknown) => error instanceof ApiError && [400, 404].includes(error.status)

const isOffline = (error: unknown) => error instanceof ApiError && error.code === 'offline'

export function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (isMisled(error))
    return (
      <div role="alert">
        <Empty
          title="Nothing is at this address."
          text="It may have been deleted, or a letter of the address is missing."
        >
          <Link className="btn" href="/today">
            Go to today
          </Link>
        </Empty>
      </div>
    )
  if (isOffline(error))
    return (
      <div role="alert">
        <Empty
          title="No connection to the server."
          text="A review goes on without it: what you answer is kept on this device and goes out later."
        >
          <Button onClick={onRetry}>Try again</Button>
          <Link className="btn" href="/review">
            Review
          </Link>
        </Empty>
      </div>
    )
  return (
    <div className="empty" role="alert">
      <h2 className="head">This could not be fetched.</h2>
      <p>{sentenceOf(error)}</p>
      <Button onClick={onRetry}>Try again</Button>
    </div>
  )
}
