import { useId } from 'react'
import type { Rating } from '@/lib/core/rating'
import type { ShortcutAction } from '@/lib/core/shortcuts'
import { KeyHint } from './key-hint'
import { RatingMark } from './rating-mark'

export function RevealBar({ onReveal }: { onReveal: () => void }) {
  return (
    <div className="answer-bar margin">
      <div className="set">
        <button type="button" className="btn primary" onClick={onReveal}>
          Show answer
          <KeyHint of={['reveal']} />
        </button>
      </div>
    </div>
  )
}

type Choice = { rating: Rating; word: string; actions: readonly ShortcutAction[] }

const two: readonly Choice[] = [
  { rating: 'again', word: 'Missed', actions: ['again'] },
  { rating: 'good', word: 'Got it', actions: ['reveal', 'good'] },
]

const four: readonly Choice[] = [
  { rating: 'again', word: 'Again', actions: ['again'] },
  { rating: 'hard', word: 'Hard', actions: ['hard'] },
  { rating: 'good', word: 'Good', actions: ['good'] },
  { rating: 'easy', word: 'Easy', actions: ['easy'] },
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
  const { rating, word, actions } = props.choice
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
      <KeyHint of={actions} />
    </button>
  )
}
