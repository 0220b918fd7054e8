'use client'

import { useEffect, useState } from 'react'
import { longDay } from '@/components/ui/dates'
import { Failure } from '@/components/ui/loaded'
import { Skeleton } from '@/components/ui/skeleton'
import { counted } from '@/components/ui/words'
import { ReadinessRows } from '@/components/readiness/readiness-rows'
import { rangeOf, sayReach } from '@/components/readiness/readiness-words'
import type { GuestWishes } from '@/lib/client/guest'
import { useResource } from '@/lib/client/use-resource'
import type { ListLibraryReply } from '@/lib/contract/library'
import { competencies } from '@/lib/core/competency'
import { firstLook, type Beginning, type FirstLook } from '@/lib/core/plan/first-look'
import type { Rating } from '@/lib/core/rating'
import { formatDay, parseDay, studyDayOf } from '@/lib/core/study-day'
import { landingCard } from './seeds'
import { usualDays, usualMinutes } from './usual'

type Props = { wishes: GuestWishes; rating: Rating; onChange: () => void }

const longestPlan = 365
/** The page stays alive meanwhile. */
const sliceMs = 12

const dayRule = () => ({ timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, dayStartHour: 4 })

const beginningOf = ({ decks }: ListLibraryReply, { wishes, rating }: Omit<Props, 'onChange'>): Beginning => {
  const today = studyDayOf(Date.now(), dayRule())
  const wished = wishes.interviewDate === undefined ? null : parseDay(wishes.interviewDate)
  const isAhead = wished !== null && wished > today
  const topics = decks.flatMap(({ competency, cards }) =>
    competencies.includes(competency) && cards > 0 ? [{ competency, cards }] : [],
  )
  return {
    topics,
    answered: { competency: landingCard.competency, rating },
    minutesPerDay: wishes.minutesPerDay ?? usualMinutes,
    today,
    interviewDay: isAhead ? Math.min(wished, today + longestPlan) : today + usualDays,
  }
}

/** Plays the days in slices, and gives up when it is no longer wanted. */
const useFirstLook = (beginning: Beginning | null): FirstLook | null => {
  const [look, setLook] = useState<FirstLook | null>(null)
  useEffect(() => {
    if (!beginning) return
    const game = firstLook(beginning)
    let timer: ReturnType<typeof setTimeout>
    const play = () => {
      for (const until = performance.now() + sliceMs; performance.now() < until;) {
        const { done, value } = game.next()
        if (done) return setLook(value)
      }
      timer = setTimeout(play, 0)
    }
    timer = setTimeout(play, 0)
    return () => clearTimeout(timer)
  }, [beginning])
  return look
}

/** What would be recalled on the day under nine minutes, or as many as were said; wide, since one answer tells little. */
export function FirstReadiness({ wishes, rating, onChange }: Props) {
  const library = useResource<ListLibraryReply>('/library')
  const [beginning, setBeginning] = useState<Beginning | null>(null)
  const { data } = library
  if (data && !beginning) setBeginning(beginningOf(data, { wishes, rating }))
  const look = useFirstLook(beginning)
  if (library.error !== undefined) return <Failure error={library.error} onRetry={library.reload} />
  if (!beginning || !look)
    return (
      <div className="live-look" aria-busy="true">
        <p role="status">Playing the days until then.</p>
        <Skeleton />
      </div>
    )
  return (
    <figure className="fig readiness live-look" aria-label="First readiness by topic">
      <figcaption>
        <span className="no">
          {wishes.interviewDate === undefined
            ? 'In six weeks, as you named no date'
            : longDay(formatDay(beginning.interviewDay))}
        </span>
        <h3 className="say" role="status">
          Today: {counted(look.minutesToday, 'minute')}.
        </h3>
        <span className="def">
          {sayReach(look.competencies, true)}, if you keep to it each day. In all you would recall{' '}
          {rangeOf(look.all)} of {look.all.cards.toLocaleString('en-GB')} cards, with a chance of 80%. The
          bars are wide because one answer is all we have seen of you.
        </span>
      </figcaption>
      <ReadinessRows rows={look.competencies} isPlanned />
      <div className="foot">
        <button type="button" className="link" onClick={onChange}>
          Change the three answers
        </button>
      </div>
    </figure>
  )
}
