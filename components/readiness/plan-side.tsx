'use client'

import { ChevronDown } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { CheckField } from '@/components/preset/check-field'
import { InterviewDate } from '@/components/settings/interview-settings'
import { useSetting } from '@/components/settings/use-setting'
import type { ChangeMe, Me } from '@/components/settings/use-me'
import { Button } from '@/components/ui/button'
import { SliderField } from '@/components/ui/slider-field'
import { figured } from '@/components/ui/words'
import type { ReadinessReply } from '@/lib/contract/readiness'
import { parseDay, type StudyDay } from '@/lib/core/study-day'
import { sayDeferred, sayFinalPass, sayToday } from './readiness-words'
import { TopicWeights } from './topic-weights'

type Props = {
  reply: ReadinessReply
  me: Me
  change: ChangeMe
  today: StudyDay
  minutes: number
  /** The hand is off the slider: the bars follow. */
  onMinutes: (minutes: number) => void
}

/** What the minutes reach, what the plan asks for today, and what it is made for. */
export function PlanSide({ reply, me, change, today, minutes, onMinutes }: Props) {
  const [shown, setShown] = useState(minutes)
  const isPlanned = reply.day !== null
  return (
    <aside className="plan" aria-label="The plan">
      {isPlanned && (
        <section className="main-s">
          <SliderField
            label="Minutes a day"
            least={1}
            most={Math.max(90, me.minutesPerDay)}
            value={shown}
            unit="min"
            onChange={setShown}
            onSettled={(value) => value !== minutes && onMinutes(value)}
          />
          <Reach reply={reply} />
          {minutes !== me.minutesPerDay && (
            <Button onClick={() => void change({ minutesPerDay: minutes })}>
              Plan with {figured(minutes, 'minute')} a day
            </Button>
          )}
        </section>
      )}
      {reply.day !== null && <TodaysPart reply={reply} daysLeft={parseDay(reply.day)! - today} />}
      <section>
        <h2 className="label">What it is for</h2>
        {isPlanned && <InterviewDate me={me} change={change} />}
        <Purpose me={me} change={change} />
      </section>
    </aside>
  )
}

function Reach({ reply }: { reply: ReadinessReply }) {
  return (
    <>
      <p className="big2 num" aria-live="polite">
        {figured(reply.all.cards - reply.deferred.length, 'card')}
      </p>
      <p className="small quiet">{sayDeferred(reply)}</p>
    </>
  )
}

function TodaysPart({ reply, daysLeft }: { reply: ReadinessReply; daysLeft: number }) {
  const { today, finalPassDays } = reply
  return (
    <section>
      <h2 className="label">Today</h2>
      <p className="small quiet">
        {reply.follows
          ? `${sayToday(reply)} ${sayFinalPass(finalPassDays, daysLeft)}`
          : 'You do not follow the plan: cards come when they are due.'}
      </p>
      {reply.follows && today.new + today.reviews > 0 && (
        <Link className="btn mt-2" href="/review">
          Start review
        </Link>
      )}
    </section>
  )
}

const levelNames = { none: 'Not said', mid: 'Mid-level', senior: 'Senior', staff: 'Staff' } as const

function Purpose({ me, change }: { me: Me; change: ChangeMe }) {
  const level = useSetting(me.level, change, (value) => ({ level: value }))
  const follows = useSetting(me.followPlan, change, (followPlan) => ({ followPlan }))
  return (
    <div className="purpose">
      <label className="label" htmlFor="plan-level">
        Level
      </label>
      <div className="select">
        <select
          className="field"
          id="plan-level"
          aria-describedby="plan-level-hint"
          value={level.value ?? 'none'}
          onChange={(event) =>
            void level.save(
              event.target.value === 'none' ? null : (event.target.value as NonNullable<Me['level']>),
            )
          }
        >
          {Object.entries(levelNames).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
        <ChevronDown className="i" aria-hidden="true" />
      </div>
      <p className="small quiet" id="plan-level-hint">
        Mid-level leaves the hardest cards of a topic for last, staff the most basic.
      </p>
      <TopicWeights me={me} change={change} />
      <CheckField
        label="Follow the plan"
        hint="Until the day, the plan chooses what is asked within your minutes. Due dates stay as they are."
        isOn={follows.value}
        onChange={(isOn) => void follows.save(isOn)}
      />
    </div>
  )
}
