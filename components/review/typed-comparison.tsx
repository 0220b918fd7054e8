import { CircleCheck } from 'lucide-react'
import { compareTyped, type Run } from '@/lib/core/content/typed-answer'

const length = (runs: readonly Run[], kind: Run['kind']): number =>
  runs.reduce((sum, run) => sum + (run.kind === kind ? [...run.text].length : 0), 0)

/** What the marks show, for those who hear it. */
const saidOf = (typed: readonly Run[], expected: readonly Run[]): string => {
  const [wrong, missing] = [length(typed, 'bad'), length(expected, 'missing')]
  const parts = [wrong > 0 && `${wrong} wrong`, missing > 0 && `${missing} missing`].filter(Boolean)
  return `Letters: ${parts.join(', ')}.`
}

/** The typed answer above the expected one, differing letters marked by line and sign as well as colour. It grades nothing. */
export function TypedComparison({ typed, expected }: { typed: string; expected: string }) {
  const comparison = compareTyped(expected, typed)
  return (
    <aside className="mar mine compared" aria-label="What you typed, compared">
      <p className="label">You typed</p>
      {comparison.isSame ? (
        <>
          <p className="typed-line">{typed}</p>
          <p className="typed-same">
            <CircleCheck className="i" aria-hidden="true" />
            Letter for letter
          </p>
        </>
      ) : (
        <>
          <p className="typed-line">
            <span className="vh">{typed}</span>
            <Runs runs={comparison.typed} />
          </p>
          <p className="label">Expected</p>
          <p className="typed-line">
            <span className="vh">{expected}</span>
            <Runs runs={comparison.expected} />
          </p>
          <p className="vh">{saidOf(comparison.typed, comparison.expected)}</p>
        </>
      )}
    </aside>
  )
}

const elements = { good: 'span', bad: 'del', missing: 'ins' } as const

function Runs({ runs }: { runs: readonly Run[] }) {
  return (
    <span aria-hidden="true">
      {runs.map(({ kind, text }, index) => {
        const Element = elements[kind]
        return (
          <Element key={index} className={`run-${kind}`}>
            {text}
          </Element>
        )
      })}
    </span>
  )
}
