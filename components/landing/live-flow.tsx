'use client'

import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { arriveAt } from '@/components/scenario/arrive'
import { Button } from '@/components/ui/button'
import type { GuestEntry } from '@/lib/client/guest'
import { openAfresh } from '@/lib/client/navigation'
import { readSessionHint } from '@/lib/client/session-hint'
import { competencyName } from '@/lib/core/competency'
import { guestEntry } from './guest-entry'
import { LiveCard } from './live-card'
import { landingCard } from './seeds'
import { ThreeQuestions } from './three-questions'
import { useGuest } from './use-guest'
import '@/components/scenario/flip-card.css'
import './landing.css'

const FirstReadiness = lazy(() =>
  import('./first-readiness').then(({ FirstReadiness: bars }) => ({ default: bars })),
)

type Stage = 'card' | 'questions' | 'readiness'

/** The first two minutes: a card, three questions, first bars; then what was done can be kept. */
export function LiveFlow() {
  const [guest, change] = useGuest()
  const [stage, setStage] = useState<Stage>('card')
  const last = guest.entries.at(-1)
  const [undone, setUndone] = useState<GuestEntry | null>(null)
  const takeBack = () => {
    setUndone(last ?? null)
    change((before) => ({ ...before, entries: before.entries.slice(0, -1) }))
    setStage('card')
  }
  const keep = () => {
    change((before) => ({ ...before, keeping: 'asked' }))
    // Who is signed in here already keeps it in their account.
    openAfresh(readSessionHint() ? '/today' : '/sign-up')
  }
  return (
    <section className="sheet live" aria-label="A live card">
      <div className="top">
        <span className="chip">{competencyName(landingCard.competency)}</span>
        <span className="tiny faint">Try it, no account needed</span>
      </div>
      {stage === 'card' ? (
        <LiveCard
          key={guest.entries.length}
          turn={guest.entries.length}
          undone={undone}
          onRate={(rating, given, from) => {
            const entry = guestEntry(rating, given, from)
            change((before) => ({ ...before, entries: [...before.entries, entry] }))
            setStage('questions')
          }}
        />
      ) : (
        <>
          <Noted
            word={last?.rating === 'again' ? 'Missed' : 'Got it'}
            onTakeBack={takeBack}
            onAnother={() => setStage('card')}
          />
          {stage === 'questions' ? (
            <ThreeQuestions
              wishes={guest.wishes}
              onDone={(wishes) => {
                change((before) => ({ ...before, wishes }))
                setStage('readiness')
              }}
            />
          ) : (
            <Suspense fallback={<div className="min-h-96" aria-hidden="true" />}>
              <FirstReadiness
                wishes={guest.wishes}
                rating={last?.rating ?? 'good'}
                onChange={() => setStage('questions')}
              />
            </Suspense>
          )}
          <div className="live-keep">
            <Button kind={stage === 'readiness' ? 'primary' : undefined} onClick={keep}>
              Keep this
            </Button>
            <p className="tiny faint">
              An address and a password make it yours: the card, your answer, and what you said. Until then
              all of it is on this device alone.
            </p>
          </div>
        </>
      )}
    </section>
  )
}

function Noted(props: { word: string; onTakeBack: () => void; onAnother: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => arriveAt(heading.current), [])
  return (
    <div className="live-noted">
      <h2 ref={heading} tabIndex={-1} className="head">
        {props.word}. Your first review is on this device.
      </h2>
      <p className="live-links">
        <button type="button" className="link" onClick={props.onTakeBack}>
          Undo
        </button>
        <button type="button" className="link" onClick={props.onAnother}>
          Another scenario
        </button>
      </p>
    </div>
  )
}
