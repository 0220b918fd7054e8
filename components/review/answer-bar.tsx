import { useId, type RefObject } from 'react'
import type { Rating } from '@/lib/core/rating'
import type { ShortcutAction } from '@/lib/core/shortcuts'
import { KeyHint } from './key-hint'
import { RatingMark } from './rating-mark'

type RevealProps = { onReveal: () => void; button?: RefObject<HTMLButtonElement | null> }

export function RevealBar({ onReveal, button }: RevealProps) {
  return (
    <div className="answer-bar margin">
      <div className="set">
        <button type="button" className="btn primary" ref={button} onClick={onReveal}>
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
  /** The button that is suggested, and why; a sentence alone where none is. */
  suggestion?: Suggestion
  onRate: (rating: Rating) => void
}

/** What the button of a rating says. */
export const wordOf = (rating: Rating, buttons: 2 | 4): string =>
  (buttons === 4 ? four : two).find((choice) => choice.rating === rating)!.word

export type Suggestion = { rating: Rating | null; sentence: string }

/** Two buttons, or four: of one size, one weight and one ground, so that none is louder than another. */
export function AnswerBar({ buttons, intervals, suggestion, onRate }: Props) {
  const choices = buttons === 4 ? four : two
  return (
    <div className="answer-bar margin">
      {suggestion && (
        <p className="hint" role="status">
          {suggestion.sentence}
        </p>
      )}
      <div className={`set ${buttons === 4 ? 'four' : 'two'}`} role="group" aria-label="How was it?">
        {choices.map((choice) => (
          <RateButton
            key={choice.rating}
            choice={choice}
            interval={intervals?.[choice.rating] ?? null}
            isSuggested={suggestion?.rating === choice.rating}
            onRate={onRate}
          />
        ))}
      </div>
    </div>
  )
}

function RateButton(props: {
  choice: Choice
  interval: string | null
  isSuggested: boolean
  onRate: (rating: Rating) => void
}) {
  const { rating, word, actions } = props.choice
  const intervalId = useId()
  return (
    <button
      type="button"
      className={`btn rate ${rating}${props.isSuggested ? ' sug' : ''}`}
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
