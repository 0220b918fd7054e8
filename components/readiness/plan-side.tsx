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
import { counted, figured } from '@/components/ui/words'
import type { ReadinessReply } from '@/lib/contract/readiness'
import { TopicWeights } from './topic-weights'

type Props = {
  reply: ReadinessReply
  me: Me
  change: ChangeMe
  minutes: number
  /** The hand is off the slider: the bars follow. */
  onMinutes: (minutes: number) => void
}

/** What the minutes reach, what the plan asks for today, and what it is made for. */
export function PlanSide({ reply, me, change, minutes, onMinutes }: Props) {
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
      {isPlanned && <TodaysPart reply={reply} />}
      <section>
        <h2 className="label">What it is for</h2>
        {isPlanned && <InterviewDate me={me} change={change} />}
        <Purpose me={me} change={change} />
      </section>
    </aside>
  )
}

function Reach({ reply }: { reply: ReadinessReply }) {
  const reached = reply.all.cards - reply.deferred.length
  return (
    <>
      <p className="big2 num" aria-live="polite">
        {figured(reached, 'card')}
      </p>
      <p className="small quiet">
        {reply.deferred.length === 0
          ? `of ${reply.all.cards.toLocaleString('en-GB')}: all of them met by the day.`
          : `of ${reply.all.cards.toLocaleString('en-GB')} met by the day, topics in turn. ${figured(reply.deferred.length, 'card is', 'cards are')} left out on purpose: more minutes bring them back.`}
      </p>
    </>
  )
}

function TodaysPart({ reply }: { reply: ReadinessReply }) {
  const { today, finalPassDays } = reply
  const total = today.new + today.reviews
  return (
    <section>
      <h2 className="label">Today</h2>
      {reply.follows ? (
        <p className="small quiet">
          {total === 0
            ? 'Today’s part is done.'
            : `${figured(today.new, 'new card')} and ${figured(today.reviews, 'review')} in about ${counted(Math.max(1, Math.round(today.seconds / 60)), 'minute')}.`}{' '}
          In the last {counted(finalPassDays, 'day')} every card is asked that gains from it, due or not.
        </p>
      ) : (
        <p className="small quiet">You do not follow the plan: cards come when they are due.</p>
      )}
      {reply.follows && total > 0 && (
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
