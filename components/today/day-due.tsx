'use client'

import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { sayHeldBack } from '@/components/deck/deck-words'
import { figured } from '@/components/ui/words'
import { RestNote } from './rest-note'
import { sayCounts, sayMinutes, sayNext, sayPlanned, totalOf, type Today } from './today-words'

/** What is due, how long it takes, and the way in. */
export function DayDue({ today, onChanged }: { today: Today; onChanged: () => void }) {
  const isDue = totalOf(today.counts) > 0
  const held = sayHeldBack(today, today.heldBack.presets)
  return (
    <div>
      <p className="big" id="due-minutes">
        {sayMinutes(today)}
      </p>
      <p className="lead" id="due-cards">
        {isDue ? sayCounts(today.counts) : sayNext(today, new Date())}
      </p>
      {today.plannedFor && !today.leftOut && (
        <p className="small quiet mt-2">
          {sayPlanned(today)} <Link href="/readiness">See the plan</Link>
        </p>
      )}
      <RestNote today={today} onChanged={onChanged} />
      {held && <p className="small quiet mt-2">{held}</p>}
      <div className="go">{isDue ? <StartReview /> : <Elsewhere leftOut={today.leftOut} />}</div>
      {isDue && <DueByDeck decks={today.decks} />}
    </div>
  )
}

/** Has the focus where there is a keyboard, so that Space or Enter starts; what is due is read with it. */
function StartReview() {
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    const hasKeyboard = window.matchMedia('(hover: hover) and (pointer: fine)').matches
    if (hasKeyboard && document.activeElement === document.body) link.current?.focus({ preventScroll: true })
  }, [])
  return (
    <Link
      ref={link}
      className="btn primary"
      href="/review"
      aria-describedby="due-minutes due-cards"
      onKeyDown={(event) => {
        if (event.key !== ' ') return
        event.preventDefault()
        event.currentTarget.click()
      }}
    >
      Start review<kbd aria-hidden="true">Space</kbd>
    </Link>
  )
}

function Elsewhere({ leftOut }: Pick<Today, 'leftOut'>) {
  return (
    <>
      {leftOut && (
        <>
          <Link className="btn" href="/review?by=schedule">
            Review them anyway
          </Link>
          <Link className="btn" href="/readiness">
            See the plan
          </Link>
        </>
      )}
      <Link className="btn" href="/library">
        Add a topic
      </Link>
      <Link className="btn" href="/notes/new">
        Write a card
      </Link>
    </>
  )
}

function DueByDeck({ decks }: { decks: Today['decks'] }) {
  const due = decks.filter(({ counts }) => totalOf(counts) > 0)
  if (due.length === 0) return null
  return (
    <section aria-labelledby="due-decks">
      <h2 className="label" id="due-decks">
        What is in it
      </h2>
      <ul className="rows">
        {due.map(({ id, name, counts }) => (
          <li className="rowline" key={id}>
            <Link className="bare" href={`/review?deck=${id}`}>
              {name}
            </Link>
            <span className="what">{counts.new > 0 && figured(counts.new, 'new', 'new')}</span>
            <span className="n">
              {totalOf(counts)}
              <span className="vh"> {totalOf(counts) === 1 ? 'card' : 'cards'}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
