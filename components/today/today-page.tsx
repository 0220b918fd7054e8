'use client'

import { useEffect } from 'react'
import type { TodayReply } from '@/lib/contract/queue'
import { longDay } from '@/components/ui/dates'
import { Loaded } from '@/components/ui/loaded'
import { rememberSession } from '@/lib/client/session-hint'
import { useResource } from '@/lib/client/use-resource'
import { DayDone } from './day-done'
import { DayDue } from './day-due'
import { FirstDay } from './first-day'
import { Interview } from './interview'
import { isUntouched } from './today-words'
import { WeekMinutes } from './week-minutes'

export function TodayPage() {
  const resource = useResource<TodayReply>('/today')
  const today = resource.data?.today

  useEffect(() => {
    if (today) rememberSession()
  }, [today])

  const date = today ? `Today, ${longDay(today.studyDay)}` : 'Today'
  return (
    <div className="page">
      <h1 className="label">{date}</h1>
      <Loaded resource={resource}>
        {({ today }) =>
          isUntouched(today) ? (
            <FirstDay />
          ) : (
            <div className="today">
              <DayDue today={today} onChanged={resource.reload} />
              <aside aria-label="So far">
                {today.done.answers > 0 && <DayDone today={today} />}
                <Interview today={today} />
                <WeekMinutes week={today.week} />
              </aside>
            </div>
          )
        }
      </Loaded>
    </div>
  )
}
