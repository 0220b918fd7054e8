import Link from 'next/link'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { momentFrom } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { openAfresh } from '@/lib/client/navigation'
import { reviewCalls } from '@/lib/client/review-calls'
import type { QueueInfo } from '@/lib/client/stored'
import type { LeftOutReply } from '@/lib/contract/queue'
import { sayLeftOut } from './left-out-words'
import { addressBySchedule } from './use-review'

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
