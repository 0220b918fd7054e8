'use client'

import Link from 'next/link'
import { Printer } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Loaded } from '@/components/ui/loaded'
import { figured } from '@/components/ui/words'
import { NextWeek } from './next-week'
import { useWeek } from './use-week'
import { WeekSteps } from './week-steps'
import { WeekTopics } from './week-topics'
import { sayDays, sayRetention, sayWeek, type Weekly } from './weekly-words'

/** Seven days on one sheet of paper: what was recalled, what moved, and what the next week asks for. */
export function WeeklyPage() {
  const resource = useWeek()
  return (
    <div className="page weekly">
      <h1 className="title">The week</h1>
      <Loaded resource={resource}>
        {({ weekly }) => (
          <>
            <p className="lead" aria-live="polite">
              {sayDays(weekly)}
            </p>
            <WeekSteps weekly={weekly} />
            {weekly.answers === 0 ? (
              <Empty title="No answers in these seven days." text="What you answer is summed up here.">
                <Link className="btn" href="/today">
                  Today
                </Link>
              </Empty>
            ) : (
              <Week weekly={weekly} />
            )}
            {weekly.later === null && <NextWeek weekly={weekly} />}
            <div className="actions no-print">
              <Button onClick={() => window.print()}>
                <Printer className="i" aria-hidden="true" />
                Print
              </Button>
            </div>
          </>
        )}
      </Loaded>
    </div>
  )
}

function Week({ weekly }: { weekly: Weekly }) {
  return (
    <>
      <section aria-labelledby="weekly-done">
        <h2 className="head" id="weekly-done">
          {sayWeek(weekly)}
        </h2>
        <p>{sayRetention(weekly)}</p>
        <p className="small quiet">
          {figured(weekly.recalled, 'answer')} recalled of {weekly.answers.toLocaleString('en-GB')}, repeats
          within a day among them. {figured(weekly.newCards, 'new card')} met.
        </p>
      </section>
      {weekly.competencies.length > 0 && <WeekTopics topics={weekly.competencies} />}
      {weekly.sureAndWrong.length > 0 && (
        <section aria-labelledby="weekly-sure">
          <h2 className="head" id="weekly-sure">
            Sure and wrong
          </h2>
          <p className="small quiet">You were certain of these, and they were otherwise. Each comes back.</p>
          <ul className="rows">
            {weekly.sureAndWrong.map(({ cardId, noteId, title }) => (
              <li className="rowline" key={cardId}>
                <Link className="bare" href={`/notes/edit?id=${noteId}`}>
                  {title || 'A card without words'}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
