'use client'

import Link from 'next/link'
import { useState } from 'react'
import { InterviewDate } from '@/components/settings/interview-settings'
import { useMe, type ChangeMe, type Me } from '@/components/settings/use-me'
import { Empty } from '@/components/ui/empty'
import { Failure, Loaded } from '@/components/ui/loaded'
import { Skeleton } from '@/components/ui/skeleton'
import type { ReadinessReply } from '@/lib/contract/readiness'
import { useLatest } from '@/lib/client/use-latest'
import { studyDayOf } from '@/lib/core/study-day'
import { PlanSide } from './plan-side'
import { ReadinessFigure } from './readiness-figure'
import { sayDay, sayLead } from './readiness-words'

const waiting = (
  <div className="page readiness">
    <h1 className="title">Readiness</h1>
    <Skeleton />
  </div>
)

/** What the learner would recall on the day, how minutes move it, and what the plan leaves out. */
export function ReadinessPage() {
  const { resource, change } = useMe()
  return (
    <Loaded resource={resource} waiting={waiting}>
      {({ me }) => <Readiness me={me} change={change} />}
    </Loaded>
  )
}

/** What the reckoning depends on: a change of any of these asks for it anew. */
const basisOf = ({ interviewDate, level, competencyWeights, followPlan }: Me): string =>
  JSON.stringify([interviewDate, level, competencyWeights, followPlan])

function Readiness({ me, change }: { me: Me; change: ChangeMe }) {
  const [minutes, setMinutes] = useState(me.minutesPerDay)
  const { data, error, isStale, reload } = useLatest<ReadinessReply>(
    `/readiness?minutesPerDay=${minutes}`,
    basisOf(me),
  )
  const [now] = useState(Date.now)
  const today = studyDayOf(now, me)
  const isPlanned = data !== undefined && data.day !== null
  return (
    <div className="page readiness">
      <div className="page-head">
        <div>
          <h1 className="title">{data ? sayDay(data.day, me.interviewDate, today) : 'Readiness'}</h1>
          <p className="lead">{sayLead(data ? data.day : me.interviewDate, me.interviewDate, today)}</p>
        </div>
      </div>
      {!isPlanned && data !== undefined && (
        <div className="set-day">
          <InterviewDate me={me} change={change} />
        </div>
      )}
      {data === undefined ? (
        error === undefined ? (
          <Skeleton />
        ) : (
          <Failure error={error} onRetry={reload} />
        )
      ) : data.all.cards === 0 ? (
        <NoCards />
      ) : (
        <div className="rgrid" aria-busy={isStale}>
          <ReadinessFigure reply={data} />
          <PlanSide
            reply={data}
            me={me}
            change={change}
            today={today}
            minutes={minutes}
            onMinutes={setMinutes}
          />
        </div>
      )}
    </div>
  )
}

function NoCards() {
  return (
    <Empty
      title="No card is counted yet."
      text="Add a topic from the library: each is judged as soon as it is yours."
    >
      <Link className="btn primary" href="/library">
        Open the library
      </Link>
    </Empty>
  )
}
