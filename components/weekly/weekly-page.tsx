'use client'

import Link from 'next/link'
import { Printer } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { longDay } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { Loaded } from '@/components/ui/loaded'
import { figured } from '@/components/ui/words'
import { useResource } from '@/lib/client/use-resource'
import type { WeeklyReply } from '@/lib/contract/weekly'
import { minutesIn, sayMoved, sayNextWeek, sayRetention, sayWeek, share, type Weekly } from './weekly-words'

/** Seven days on one sheet of paper: what was recalled, what moved, and what the next week asks for. */
export function WeeklyPage() {
  const resource = useResource<WeeklyReply>('/weekly')
  return (
    <div className="page weekly">
      <h1 className="title">The week</h1>
      <Loaded resource={resource}>
        {({ weekly }) => (
          <>
            <p className="lead">
              {longDay(weekly.from)} to {longDay(weekly.to)}
            </p>
            {weekly.answers === 0 ? (
              <Empty title="No answers in these seven days." text="What you answer is summed up here.">
                <Link className="btn" href="/today">
                  Today
                </Link>
              </Empty>
            ) : (
              <Week weekly={weekly} />
            )}
            <NextWeek weekly={weekly} />
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
      {weekly.competencies.length > 0 && <Competencies weekly={weekly} />}
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

function Competencies({ weekly }: { weekly: Weekly }) {
  return (
    <section>
      <h2 className="head" id="weekly-topics">
        What moved
      </h2>
      <div className="graph-table" tabIndex={0} role="region" aria-labelledby="weekly-topics">
        <table>
          <thead>
            <tr>
              <th scope="col">Topic</th>
              <th scope="col" className="r">
                Answers
              </th>
              <th scope="col" className="r">
                New
              </th>
              <th scope="col" className="r">
                Recalled
              </th>
              <th scope="col" className="r">
                Week before
              </th>
            </tr>
          </thead>
          <tbody>
            {weekly.competencies.map((one) => (
              <tr key={one.competency}>
                <th scope="row" className="wrap">
                  {one.name} <small className="faint">{sayMoved(one)}</small>
                </th>
                <td className="r">{one.answers}</td>
                <td className="r">{one.newCards}</td>
                <td className="r">{share(one.retention)}</td>
                <td className="r">{share(one.weekBefore)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function NextWeek({ weekly }: { weekly: Weekly }) {
  return (
    <section aria-labelledby="weekly-next">
      <h2 className="head" id="weekly-next">
        {sayNextWeek(weekly)}
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col" className="r">
              Cards
            </th>
            <th scope="col" className="r">
              Minutes
            </th>
          </tr>
        </thead>
        <tbody>
          {weekly.next.map((day) => (
            <tr key={day.studyDay}>
              <th scope="row">
                {longDay(day.studyDay)}
                {day.share === 0 && <small className="faint"> day off</small>}
                {day.share > 0 && day.share < 1 && <small className="faint"> easy day</small>}
              </th>
              <td className="r">{day.cards}</td>
              <td className="r">{minutesIn(day.seconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint-text">
        What is scheduled now; the answers of the week bring more. New cards are not among it.
      </p>
    </section>
  )
}
