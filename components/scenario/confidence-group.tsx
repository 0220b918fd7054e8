import { useId } from 'react'
import { confidences } from './flip-words'
import type { Confidence } from './said'
import { optionLetters } from './use-letters'

type Props = {
  chosen: Confidence | null
  letters: 'shown' | 'hidden'
  /** What it is that the learner is sure of. */
  of?: string
  onChoose: (confidence: Confidence) => void
}

/** How sure, before the reveal: one tap, and nothing at all is an answer too. */
export function ConfidenceGroup({
  chosen,
  letters,
  of = 'That choice and reason both hold.',
  onChoose,
}: Props) {
  const name = useId()
  const [legendId, hintId] = [useId(), useId()]
  return (
    <div
      role="radiogroup"
      aria-labelledby={legendId}
      aria-describedby={hintId}
      className="flip-group"
      data-group="confidence"
    >
      <p className="label" id={legendId}>
        Confidence
      </p>
      <div className="seg">
        {confidences.map(({ value, word }, index) => (
          <label key={value}>
            <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
            <span>
              {word} {letters === 'shown' && <kbd aria-hidden="true">{optionLetters[index]}</kbd>}
              <small>{value}%</small>
            </span>
          </label>
        ))}
      </div>
      <p className="tiny faint" id={hintId}>
        {of} You may leave it out.
      </p>
    </div>
  )
}
