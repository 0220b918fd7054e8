import Link from 'next/link'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { momentFrom } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { Skeleton } from '@/components/ui/skeleton'
import { reviewCalls } from '@/lib/client/review-calls'
import type { SittingState } from '@/lib/client/sitting-state'
import { sentenceOfSync } from './sync-note'

export function Waiting() {
  return (
    <div className="folio">
      <div className="row">
        <Skeleton lines={3} />
      </div>
    </div>
  )
}

const sayFailure = ({ failure, outbox }: SittingState): { title: string; text: string } => {
  switch (failure?.why) {
    case 'signed-out':
      return outbox.waiting > 0
        ? { title: 'You are signed out.', text: sentenceOfSync({ ...outbox, problem: 'signed-out' }) }
        : { title: 'You are signed out.', text: 'Sign in to go on.' }
    case 'offline':
      return {
        title: 'No connection.',
        text: 'Today’s cards are not on this device yet. Once you are online, they come and stay for the day.',
      }
    case 'stale':
      return {
        title: 'No connection.',
        text: 'The cards on this device are of another day. Today’s come when you are online; what you answered is kept.',
      }
    case 'storage':
      return {
        title: 'This browser keeps nothing for this site.',
        text: 'An answer could be lost, so none is taken. Allow site data, or leave the private window.',
      }
    default:
      return { title: 'The queue could not be fetched.', text: failure?.message ?? '' }
  }
}

export function Failed({ state, onRetry }: { state: SittingState; onRetry: () => void }) {
  const { title, text } = sayFailure(state)
  const isSignedOut = state.failure?.why === 'signed-out'
  return (
    <div className="folio">
      <div className="row" role="alert">
        <Empty title={title} text={text}>
          {isSignedOut ? (
            <Link className="btn primary" href="/sign-in?next=/review" prefetch={false}>
              Sign in
            </Link>
          ) : (
            <Button kind="primary" onClick={onRetry}>
              Try again
            </Button>
          )}
        </Empty>
      </div>
    </div>
  )
}

type Next = { at: Date; now: Date } | 'none'

/** Nothing is due, and when something will be. */
export function NothingDue() {
  const [next, setNext] = useState<Next>('none')
  useEffect(() => {
    let isShown = true
    const say = ({ today }: { today: { nextDueAt: string | null } }) => {
      if (isShown && today.nextDueAt) setNext({ at: new Date(today.nextDueAt), now: new Date() })
    }
    reviewCalls.today().then(say, () => undefined)
    return () => {
      isShown = false
    }
  }, [])
  const text =
    next === 'none'
      ? 'New cards come from the library, or from your own notes.'
      : `The next card comes ${momentFrom(next.now, next.at)}.`
  return (
    <div className="folio">
      <div className="row">
        <Empty title="Nothing is due." text={text}>
          <Link className="btn primary" href="/today" prefetch={false}>
            Today
          </Link>
          <Link className="btn" href="/library" prefetch={false}>
            Library
          </Link>
        </Empty>
      </div>
    </div>
  )
}
