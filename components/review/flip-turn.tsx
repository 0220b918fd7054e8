import { useEffect, useRef, useState } from 'react'
import { CardSide } from '@/components/note/card-side'
import { CostChart } from '@/components/scenario/cost-chart'
import { FlipCard } from '@/components/scenario/flip-card'
import { saySuggestion } from '@/components/scenario/flip-words'
import { givenOf, judgementOf, saidOf, type Said } from '@/components/scenario/said'
import { useInstance } from '@/components/scenario/use-instance'
import { competencyName } from '@/lib/core/competency'
import type { Instance } from '@/lib/core/scenario/instance'
import { buttonOf, suggestRating } from '@/lib/core/scenario/judge'
import { seedOf } from '@/lib/core/scenario/seed'
import { AnswerBar, RevealBar, wordOf } from './answer-bar'
import { intervalsOf, whyAgain, type CardProps } from './card-on-screen'
import { useKeysOn } from './key-hint'
import { firstTurn } from './question'
import { Waiting } from './states'

/** A turn of a flip card: its scenario is that of card and basis, drawn here where an answer has moved the basis. */
export function FlipTurn(props: CardProps) {
  const { card } = props
  const { instance: atHand, own } = card.scenario!
  const instance = useInstance(atHand as Instance, seedOf(card.id, card.card.basis), own)
  if (!instance) return <Waiting />
  // Another device may have moved the card on meanwhile: what was said was said to another scenario.
  return <FlipTurnOf key={instance.seed} {...props} instance={instance} />
}

const suggestionOf = (instance: Instance, said: Said, buttons: 2 | 4) => {
  const judgement = judgementOf(instance, said)
  const suggested = suggestRating(judgement)
  const rating = suggested && buttonOf(suggested, buttons)
  return { rating, sentence: saySuggestion(judgement, rating && wordOf(rating, buttons)) }
}

function FlipTurnOf(props: CardProps & { instance: Instance }) {
  const { card, session, queue, me, instance, onReveal, onGive, onRate } = props
  const { isRevealed, turn } = session
  const [said, setSaid] = useState(() => saidOf(instance, session.said))
  const top = useRef<HTMLDivElement>(null)
  const reveal = useRef<HTMLButtonElement>(null)
  const areKeysOn = useKeysOn()
  const why = whyAgain(card)

  useEffect(() => onGive(givenOf(instance, said)), [instance, said, onGive])
  useEffect(() => {
    if (turn <= firstTurn) return
    top.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [turn])

  return (
    <div className="rv-card">
      <div className="flip-page">
        <div ref={top} tabIndex={-1} className="flip-top" data-turn={turn}>
          {card.competency && (
            <p className="label">
              <span className="vh">Competency: </span>
              {competencyName(card.competency)}
            </p>
          )}
          {!isRevealed && why && <p className="small quiet">{why}</p>}
        </div>
        <FlipCard
          instance={instance}
          said={said}
          onSay={(part) => setSaid((before) => ({ ...before, ...part }))}
          isRevealed={isRevealed}
          onReveal={onReveal}
          onSaid={() => reveal.current?.focus({ preventScroll: true })}
          letters={areKeysOn ? 'on' : 'off'}
          chart={instance.crossover && <CostChart instance={instance} />}
          principle={<Principle front={card.front} back={card.back} />}
        />
      </div>
      {isRevealed ? (
        <AnswerBar
          buttons={me.buttons}
          intervals={me.showIntervals ? intervalsOf(card, queue, session.shownAt) : null}
          suggestion={suggestionOf(instance, said, me.buttons)}
          onRate={onRate}
        />
      ) : (
        <RevealBar onReveal={onReveal} button={reveal} />
      )}
    </div>
  )
}

/** What the scenario is one case of: the card's own question, answer and reasons. */
function Principle({ front, back }: { front: string; back: string }) {
  return (
    <section className="flip-principle card-text" aria-label="The principle">
      <h2 className="label">The principle</h2>
      <div className="past">
        <CardSide html={front} />
      </div>
      <CardSide html={back} />
    </section>
  )
}
