import { useEffect, type RefObject } from 'react'

type Props = {
  box: RefObject<(HTMLTextAreaElement & HTMLInputElement) | null>
  /** What was written before, where its answer was undone. */
  text: string
  onReveal: () => void
  onNoTyping: () => void
}

/** One line for a short answer, compared letter by letter afterwards. Enter shows the answer; a mouse's owner may type at once. */
export function TypeAnswer({ box, text, onReveal, onNoTyping }: Props) {
  useEffect(() => {
    // On a phone the keyboard would cover the question that is to be read first.
    if (window.matchMedia('(pointer: fine)').matches) box.current?.focus({ preventScroll: true })
  }, [box])
  return (
    <>
      <label className="gut label" htmlFor="type-answer">
        Your answer
      </label>
      <div className="row">
        <input
          ref={box}
          id="type-answer"
          className="field serif say"
          type="text"
          defaultValue={text}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          maxLength={10_000}
          aria-describedby="type-answer-hint"
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            onReveal()
          }}
        />
        <p className="tiny faint say-foot">
          <span id="type-answer-hint">
            <span className="wide">Enter shows the answer. </span>It is compared, you grade.
          </span>
          <button type="button" className="link" onClick={onNoTyping}>
            No typing now
          </button>
        </p>
      </div>
    </>
  )
}
