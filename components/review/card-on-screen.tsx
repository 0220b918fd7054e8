import { lazy, Suspense, useState } from 'react'
import { longDay } from '@/components/ui/dates'
import { previewsOf } from '@/lib/client/answering'
import type { Given } from '@/lib/client/entry'
import type { Session } from '@/lib/client/session'
import type { Me, QueueInfo, StoredCard } from '@/lib/client/stored'
import type { Confidence } from '@/lib/core/confidence'
import { ratings, type Rating } from '@/lib/core/rating'
import { Answer } from './answer'
import { AnswerBar, RevealBar, type Suggestion } from './answer-bar'
import { isTapToReveal, Question, SayFirst } from './question'
import { Waiting } from './states'
import { TypeAnswer } from './type-answer'
import { expectedOf, hasPoints, type SayFirstState } from './use-say-first'

export type CardProps = {
  card: StoredCard
  session: Session
  queue: QueueInfo
  me: Me
  sayFirst: SayFirstState
  onReveal: () => void
  /** What the card's answer says besides the rating, as far as it is said. */
  onGive: (given: Given) => void
  onRate: (rating: Rating) => void
}

/** The text of each button's interval. Any moment of the study day gives the same, so the one the card came at does. */
export const intervalsOf = (
  card: StoredCard,
  queue: QueueInfo,
  at: number,
): Record<Rating, string> | null => {
  const previews = previewsOf(card, queue, at)
  if (!previews) return null
  return Object.fromEntries(ratings.map((rating) => [rating, previews[rating].intervalText])) as Record<
    Rating,
    string
  >
}

const ConfidenceGroup = lazy(() =>
  import('@/components/scenario/confidence-group').then(({ ConfidenceGroup }) => ({
    default: ConfidenceGroup,
  })),
)

/** Why a card is asked before its day; null when it is its day, or once it was answered. */
export const whyAgain = ({ mistakenOn, revised, place }: StoredCard): string | null => {
  if (place === null) return null
  if (mistakenOn)
    return `You were certain of this on ${longDay(mistakenOn)}, and it did not hold. So it is asked again.`
  return revised ? 'What this card says has changed since you answered it. So it is asked once more.' : null
}

/** A scenario needs code that a plain card does not: it comes when one is shown. Where it cannot come, the card is a plain one. */
const FlipTurn = lazy(() =>
  import('./flip-turn').then(
    ({ FlipTurn }) => ({ default: FlipTurn }),
    () => ({ default: PlainCard }),
  ),
)

export function CardOnScreen(props: CardProps) {
  if (!props.card.scenario) return <PlainCard {...props} />
  return (
    <Suspense fallback={<Waiting />}>
      <FlipTurn key={props.session.turn} {...props} />
    </Suspense>
  )
}

function PlainCard({ card, session, queue, me, sayFirst, onReveal, onGive, onRate }: CardProps) {
  const { isRevealed, turn } = session
  const mayAsk = !isRevealed && !sayFirst.isOff
  const expected = expectedOf(card.back)
  const why = whyAgain(card)
  const [suggested, setSuggested] = useState<{ turn: number; suggestion?: Suggestion }>({ turn })
  const [chosen, setChosen] = useState<{ turn: number; confidence: Confidence | null }>({
    ...{ turn: -1, confidence: null },
  })
  const confidence = chosen.turn === turn ? chosen.confidence : (session.said?.confidence ?? null)
  const sure = confidence === null ? {} : { confidence }
  const choose = (confidence: Confidence) => {
    setChosen({ turn, confidence })
    onGive({ confidence })
  }
  const sayPoints = (given: Given, suggestion: Suggestion) => {
    onGive({ ...given, ...sure })
    setSuggested({ turn, suggestion })
  }
  return (
    <div
      className="rv-card"
      // The keyboard's way is the button and its key.
      onClick={(event) => {
        if (!isRevealed && isTapToReveal(event)) onReveal()
      }}
    >
      <div className="folio">
        <Question front={card.front} competency={card.competency} isPast={isRevealed} turn={turn} />
        {!isRevealed && why && <p className="mar">{why}</p>}
        {mayAsk && expected !== null && (
          <TypeAnswer
            key={turn}
            box={sayFirst.box}
            text={sayFirst.before}
            onReveal={onReveal}
            onNoTyping={() => sayFirst.setOff('yes')}
          />
        )}
        {mayAsk && expected === null && hasPoints(card.back) && (
          <SayFirst
            key={turn}
            box={sayFirst.box}
            text={sayFirst.before}
            onReveal={onReveal}
            onNoTyping={() => sayFirst.setOff('yes')}
          />
        )}
        {!isRevealed && hasPoints(card.back) && (
          <div className="row">
            <Suspense>
              <ConfidenceGroup
                chosen={confidence}
                letters="hidden"
                of="That you know it."
                onChoose={choose}
              />
            </Suspense>
          </div>
        )}
        {isRevealed && (
          <Answer
            key={turn}
            back={card.back}
            typed={sayFirst.typed}
            confidence={confidence}
            expected={expected}
            hit={session.said?.points ?? []}
            buttons={me.buttons}
            onSay={sayPoints}
          />
        )}
      </div>
      {isRevealed ? (
        <AnswerBar
          buttons={me.buttons}
          intervals={me.showIntervals ? intervalsOf(card, queue, session.shownAt) : null}
          {...(suggested.turn === turn && suggested.suggestion && { suggestion: suggested.suggestion })}
          onRate={onRate}
        />
      ) : (
        <RevealBar onReveal={onReveal} />
      )}
    </div>
  )
}
