import { useId } from 'react'
import type { Rating } from '@/lib/core/rating'
import { RatingMark } from './rating-mark'

export function RevealBar({ onReveal }: { onReveal: () => void }) {
  return (
    <div className="answer-bar margin">
      <div className="set">
        <button type="button" className="btn primary" onClick={onReveal}>
          Show answer
          <kbd aria-hidden="true">Space</kbd>
        </button>
      </div>
    </div>
  )
}

type Choice = { rating: Rating; word: string; keyName: string }

const two: readonly Choice[] = [
  { rating: 'again', word: 'Missed', keyName: '1' },
  { rating: 'good', word: 'Got it', keyName: 'Space' },
]

const four: readonly Choice[] = [
  { rating: 'again', word: 'Again', keyName: '1' },
  { rating: 'hard', word: 'Hard', keyName: '2' },
  { rating: 'good', word: 'Good', keyName: '3' },
  { rating: 'easy', word: 'Easy', keyName: '4' },
]

type Props = {
  buttons: 2 | 4
  /** What each rating promises, where the learner wants to see it. */
  intervals: Record<Rating, string> | null
  onRate: (rating: Rating) => void
}

/** Two buttons, or four: of one size, one weight and one ground, so that none is louder than another. */
export function AnswerBar({ buttons, intervals, onRate }: Props) {
  const choices = buttons === 4 ? four : two
  return (
    <div className="answer-bar margin">
      <div className={`set ${buttons === 4 ? 'four' : 'two'}`} role="group" aria-label="How was it?">
        {choices.map((choice) => (
          <RateButton
            key={choice.rating}
            choice={choice}
            interval={intervals?.[choice.rating] ?? null}
            onRate={onRate}
          />
        ))}
      </div>
    </div>
  )
}

function RateButton(props: { choice: Choice; interval: string | null; onRate: (rating: Rating) => void }) {
  const { rating, word, keyName } = props.choice
  const intervalId = useId()
  return (
    <button
      type="button"
      className={`btn rate ${rating}`}
      aria-describedby={props.interval ? intervalId : undefined}
      onClick={() => props.onRate(rating)}
    >
      <RatingMark rating={rating} />
      <span>
        {word}
        {props.interval && (
          <small id={intervalId} aria-hidden="true">
            {props.interval}
          </small>
        )}
      </span>
      <kbd aria-hidden="true">{keyName}</kbd>
    </button>
  )
}
