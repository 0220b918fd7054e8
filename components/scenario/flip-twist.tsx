import { Check, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Instance } from '@/lib/core/scenario/instance'
import type { Judgement } from '@/lib/core/scenario/judge'
import { arriveAt } from './arrive'
import { labelOf, sayAnswers, twistVerdictOf } from './flip-words'
import { OptionGroup } from './option-group'

type Props = {
  twist: Instance['twist']
  chosen: string | null
  judgement: Judgement
  letters: 'shown' | 'hidden'
  onChoose: (id: string) => void
}

/** One constraint changes: choose again, then see what changes and what stays. The first choice holds. */
export function FlipTwist({ twist, chosen, judgement, letters, onChoose }: Props) {
  return (
    <section role="region" aria-label="Twist" className="flip-twist">
      <h2 className="label">One thing changes</h2>
      <div className="flip-change" dangerouslySetInnerHTML={{ __html: twist.prompt }} />
      {chosen === null ? (
        <OptionGroup
          label="After the twist"
          name="twist"
          options={twist.options}
          chosen={null}
          onChoose={onChoose}
          letters={letters}
          arrows="move"
        >
          <p className="tiny faint">About twenty seconds is enough. Or rate at once.</p>
        </OptionGroup>
      ) : (
        <After twist={twist} chosen={chosen} judgement={judgement} />
      )}
    </section>
  )
}

function After({
  twist,
  chosen,
  judgement,
}: {
  twist: Instance['twist']
  chosen: string
  judgement: Judgement
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => arriveAt(heading.current), [])
  const isRight = judgement.twist === 'right'
  const Icon = isRight ? Check : X
  return (
    <div className="enter flip-after">
      <h3 ref={heading} className={`flip-verdict ${judgement.twist}`} tabIndex={-1}>
        <Icon className="i" aria-hidden="true" />
        <span>{twistVerdictOf(judgement)}</span>
      </h3>
      <p className="flip-right">{sayAnswers(twist)}</p>
      {!isRight && (
        <p className="flip-mistake">
          <b>You chose</b> {labelOf(twist.options, chosen)}.
        </p>
      )}
      <div dangerouslySetInnerHTML={{ __html: twist.explanation }} />
    </div>
  )
}
