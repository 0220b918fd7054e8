import Link from 'next/link'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { momentFrom } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { Skeleton } from '@/components/ui/skeleton'
import { capitalised, counted } from '@/components/ui/words'
import { reviewCalls } from '@/lib/client/review-calls'
import type { OutboxState } from '@/lib/client/outbox'
import type { KeptQueue, SittingState } from '@/lib/client/sitting-state'
import type { QueueInfo } from '@/lib/client/stored'
import { openAfresh, signInAddress } from '@/lib/client/navigation'
import type { LeftOutReply } from '@/lib/contract/queue'
import { sayLeftOut } from './left-out-words'
import { sentenceOfSync } from './sync-note'
import { addressBySchedule } from './use-review'

export function Waiting() {
  return (
    <div className="folio">
      <div className="row">
        <Skeleton lines={3} />
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

type Next = { at: Date; now: Date } | 'none'

/** A plan asks nothing of what was asked for, though its schedule would: why, and the way to it all the same. */
function LeftOut({ queue, leftOut }: { queue: QueueInfo; leftOut: LeftOutReply }) {
  const title =
    queue.deckId === null ? 'Today’s plan is done.' : 'Nothing more of this deck is planned for today.'
  return (
    <div className="folio">
      <div className="row">
        <Empty title={title} text={sayLeftOut(leftOut, queue.day.studyDay)}>
          <Button kind="primary" onClick={() => openAfresh(addressBySchedule(queue.deckId))}>
            Review {queue.deckId === null ? 'them' : 'this deck'} anyway
          </Button>
          <Link className="btn" href="/readiness" prefetch={false}>
            See the plan
          </Link>
        </Empty>
      </div>
    </div>
  )
}

/** Nothing is asked: since a plan leaves out what is due, or since nothing is. */
export function NothingAsked({ queue }: { queue: QueueInfo | null }) {
  return queue?.leftOut ? <LeftOut queue={queue} leftOut={queue.leftOut} /> : <NothingDue />
}

/** Nothing is due, and when something will be. */
function NothingDue() {
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
