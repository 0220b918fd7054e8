'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import { RatingMark } from '@/components/review/rating-mark'
import { arriveAt } from '@/components/scenario/arrive'
import { FlipCard } from '@/components/scenario/flip-card'
import { saySuggestion } from '@/components/scenario/flip-words'
import { LazyCostChart } from '@/components/scenario/lazy-cost-chart'
import { givenOf, judgementOf, saidOf } from '@/components/scenario/said'
import type { Given } from '@/lib/client/entry'
import type { GuestEntry } from '@/lib/client/guest'
import type { Rating } from '@/lib/core/rating'
import { exactOrApproximateSearch } from '@/lib/core/scenario/generators/exact-or-approximate-search'
import type { AnyGenerator } from '@/lib/core/scenario/generator'
import { makeInstance } from '@/lib/core/scenario/instance'
import { buttonOf, suggestRating } from '@/lib/core/scenario/judge'
import { landingSeeds } from './seeds'

type Props = {
  /** Counts the cards that were answered here before: each is another scenario. */
  turn: number
  /** The answer that was taken back: what was said stands there again. */
  undone: GuestEntry | null
  onRate: (rating: Rating, given: Given, from: number) => void
}

const choices: readonly { rating: Rating; word: string }[] = [
  { rating: 'again', word: 'Missed' },
  { rating: 'good', word: 'Got it' },
]

const generator = exactOrApproximateSearch as unknown as AnyGenerator

/** A live flip card: choose, give the reason, see where it flips, face the twist, rate yourself. Nothing is sent. */
export function LiveCard({ turn, undone, onRate }: Props) {
  const seed = landingSeeds[turn % landingSeeds.length]!
  const instance = useMemo(() => makeInstance(generator, seed), [seed])
  const [said, setSaid] = useState(() => saidOf(instance, undone))
  const [isRevealed, setRevealed] = useState(false)
  const reveal = useRef<HTMLButtonElement>(null)
  const top = useRef<HTMLParagraphElement>(null)
  const shownAt = useRef(0)
  useEffect(() => {
    shownAt.current = Date.now()
    if (turn > 0) arriveAt(top.current)
  }, [turn])

  const judgement = judgementOf(instance, said)
  const suggested = suggestRating(judgement)
  const button = suggested && buttonOf(suggested, 2)
  const word = choices.find(({ rating }) => rating === button)?.word ?? null
  const rate = (rating: Rating) => onRate(rating, givenOf(instance, said), shownAt.current)

  return (
    <>
      <p ref={top} tabIndex={-1} className="live-ask">
        Which do you choose?
      </p>
      <FlipCard
        instance={instance}
        said={said}
        onSay={(part) => setSaid((before) => ({ ...before, ...part }))}
        isRevealed={isRevealed}
        onReveal={() => setRevealed(true)}
        onSaid={() => reveal.current?.focus()}
        // Single letters would act on a page where nobody has been told of them.
        letters="off"
        chart={<LazyCostChart instance={instance} />}
      />
      {isRevealed ? (
        <div className="live-rate">
          <p className="tiny" role="status">
            {saySuggestion(judgement, word)}
          </p>
          <div className="live-buttons" role="group" aria-label="How was it?">
            {choices.map(({ rating, word: name }) => (
              <button
                key={rating}
                type="button"
                className={`btn rate ${rating}${button === rating ? ' sug' : ''}`}
                onClick={() => rate(rating)}
              >
                <RatingMark rating={rating} />
                {name}
              </button>
            ))}
          </div>
        </div>
      ) : (
        <div className="live-buttons">
          <button type="button" className="btn primary" ref={reveal} onClick={() => setRevealed(true)}>
            Show answer
          </button>
        </div>
      )}
    </>
  )
}
