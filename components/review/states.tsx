import Link from 'next/link'
import { useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Skeleton } from '@/components/ui/skeleton'
import { capitalised, counted } from '@/components/ui/words'
import type { OutboxState } from '@/lib/client/outbox'
import type { KeptQueue, SittingState } from '@/lib/client/sitting-state'
import { signInAddress } from '@/lib/client/navigation'
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

/** Nothing is asked, and what there is to say of it could not be fetched. */
export function NothingToSay() {
  return (
    <div className="folio">
      <div className="row">
        <Empty
          title="Nothing more is asked for now."
          text="When the next card comes is not known here without a connection."
        />
      </div>
    </div>
  )
}

/** What is here instead of today's cards, when those come, and that no answer is lost meanwhile. */
const sayKept = (kept: KeptQueue, { waiting }: OutboxState, once: string): string => {
  const cards =
    kept === 'older'
      ? `The cards on this device are of another day or deck; today’s come ${once}.`
      : `Today’s cards are not on this device yet; they come ${once}, and stay for the day.`
  const one = waiting === 1
  return waiting === 0
    ? cards
    : `${cards} ${capitalised(counted(waiting, 'answer'))} ${one ? 'is' : 'are'} kept here and ${one ? 'goes' : 'go'} out then.`
}

const sayFailure = ({ failure, outbox }: SittingState): { title: string; text: string } => {
  switch (failure?.why) {
    case 'signed-out':
      return outbox.waiting > 0
        ? { title: 'You are signed out.', text: sentenceOfSync({ ...outbox, problem: 'signed-out' }) }
        : { title: 'You are signed out.', text: 'Sign in to go on.' }
    case 'offline':
      return { title: 'No connection.', text: sayKept(failure.kept, outbox, 'once you are online') }
    case 'server-busy':
      return {
        title: 'The server is busy.',
        text: `Its database may be starting again. ${sayKept(failure.kept, outbox, 'once it answers')} This page tries again by itself.`,
      }
    case 'server-away':
      return {
        title: 'The server does not answer as it should.',
        text: `${sayKept(failure.kept, outbox, 'once it does')} This page tries again by itself.`,
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

export function Failed({ state, onRetry }: { state: SittingState; onRetry: () => unknown }) {
  const { title, text } = sayFailure(state)
  const { failure } = state
  const isSignedOut = failure?.why === 'signed-out'
  useEffect(() => {
    if (failure?.why !== 'server-busy' && failure?.why !== 'server-away') return
    const timer = setTimeout(onRetry, retryMs)
    return () => clearTimeout(timer)
    // A failed try brings a new failure, and with it the next try.
  }, [failure, onRetry])
  return (
    <div className="folio">
      <div className="row" role="alert">
        <Empty title={title} text={text}>
          {isSignedOut ? (
            <Link className="btn primary" href={signInAddress()} prefetch={false}>
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

const retryMs = 5000
