import { useEffect, useRef, type MouseEvent, type RefObject } from 'react'
import { competencyName } from '@/lib/core/competency'
import { CardSide } from '@/components/note/card-side'

type Props = {
  front: string
  competency: string | null
  isPast: boolean
  /** Counts the cards shown: a new turn takes the focus, so that it is read and Space is free. */
  turn: number
}

/** The first card of a sitting leaves the focus where the page put it. */
export const firstTurn = 1

/** The question in the text block, its competency in the margin. The deck's name may give the answer away. */
export function Question({ front, competency, isPast, turn }: Props) {
  const text = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (turn <= firstTurn) return
    text.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [turn])

  return (
    <>
      {competency && (
        <div className={isPast ? 'gut label' : 'gut label q'}>
          <span className="vh">Competency: </span>
          {competencyName(competency)}
        </div>
      )}
      <div ref={text} className={isPast ? 'row past' : 'row'} tabIndex={-1} data-turn={turn}>
        <CardSide html={front} className="card-front" />
      </div>
    </>
  )
}

type SayProps = {
  box: RefObject<HTMLTextAreaElement | null>
  /** What was written before, where its answer was undone. */
  text: string
  onReveal: () => void
  onNoTyping: () => void
}

/** For answers of several points: written first, and kept beside the answer. */
export function SayFirst({ box, text, onReveal, onNoTyping }: SayProps) {
  return (
    <>
      <label className="gut label" htmlFor="say">
        Type it first
      </label>
      <div className="row">
        <textarea
          ref={box}
          id="say"
          className="field serif say"
          rows={4}
          defaultValue={text}
          placeholder="A few words are enough, or say it aloud"
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
            event.preventDefault()
            onReveal()
          }}
        />
        <p className="tiny faint say-foot">
          <span>
            <span className="wide">Ctrl Enter shows the answer. </span>What you typed stays beside it.
          </span>
          <button type="button" className="link" onClick={onNoTyping}>
            No typing now
          </button>
        </p>
      </div>
    </>
  )
}

const interactive = 'a, button, input, textarea, select, label, summary, [contenteditable]'

/** A tap anywhere on the question reveals; a click does not, since the mouse selects text. */
export const isTapToReveal = (event: MouseEvent): boolean => {
  if ((event.target as Element).closest(interactive)) return false
  const { pointerType } = event.nativeEvent as PointerEvent
  return pointerType ? pointerType !== 'mouse' : window.matchMedia('(hover: none)').matches
}
