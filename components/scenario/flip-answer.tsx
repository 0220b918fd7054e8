import { Check, CircleDot, X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import type { Instance } from '@/lib/core/scenario/instance'
import type { Judgement } from '@/lib/core/scenario/judge'
import { arriveAt } from './arrive'
import { labelOf, sayAnswers, sayConfidence, verdictOf } from './flip-words'
import type { Said } from './said'

type Props = {
  instance: Instance
  said: Said
  judgement: Judgement
  onSay: (part: Partial<Said>) => void
  chart: ReactNode
}

const icons = { right: Check, wrong: X, skipped: CircleDot } as const

/** Right, defensible or wrong, and why, with the numbers of the scenario. The heading takes the focus, to be read from there. */
export function FlipAnswer({ instance, said, judgement, onSay, chart }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => arriveAt(heading.current), [])
  const Icon = icons[judgement.choice]
  return (
    <section role="region" aria-label="Answer" className="flip-answer enter">
      <div className="flip-words">
        <h2 ref={heading} className={`flip-verdict ${judgement.choice}`} tabIndex={-1}>
          <Icon className="i" aria-hidden="true" />
          <span>{verdictOf(instance, judgement)}</span>
        </h2>
        <p className="flip-right">{sayAnswers(instance)}</p>
        {judgement.choice === 'wrong' && <Mistake instance={instance} choice={said.choice!} />}
        <div dangerouslySetInnerHTML={{ __html: instance.explanation }} />
        <Deciding instance={instance} />
        <Chosen instance={instance} said={said} judgement={judgement} onSay={onSay} />
        {instance.near && judgement.choice !== 'wrong' && <TieBreaker />}
      </div>
      {chart && <div className="flip-figure">{chart}</div>}
    </section>
  )
}

function Mistake({ instance, choice }: { instance: Instance; choice: string }) {
  const mistake = instance.mistakes[choice]
  return (
    <p className="flip-mistake">
      <b>You chose</b> {labelOf(instance.options, choice)}. {mistake}
    </p>
  )
}

/** Which constraint binds: the step of the rule that decided, and near a boundary the one beside it. */
function Deciding({ instance: { reasons } }: { instance: Instance }) {
  const right = reasons.filter((reason) => reason.right).map(({ label }) => label)
  return right.length === 0 ? null : (
    <p>
      <b>What decides</b> {right.join('. Or: ')}.
    </p>
  )
}

function Chosen({ instance, said, judgement, onSay }: Omit<Props, 'chart'>) {
  const { choice, reason, confidence } = said
  const isOwn = typeof reason === 'object' && reason !== null
  if (choice === null && reason === null && confidence === null) return null
  return (
    <>
      <ul className="flip-said" aria-label="What you said">
        {judgement.choice === 'right' && <li className="chip">{labelOf(instance.options, choice!)}</li>}
        {typeof reason === 'string' && (
          <li className="chip">
            {judgement.reason === 'right' ? 'Reason: ' : 'Not the reason: '}
            {labelOf(instance.reasons, reason)}
          </li>
        )}
        {isOwn && reason.text.trim() !== '' && <li className="chip">{`“${reason.text.trim()}”`}</li>}
        {confidence !== null && <li className="chip">{sayConfidence(confidence)}</li>}
      </ul>
      {isOwn && reason.text.trim() !== '' && (
        <label className="check flip-own">
          <input
            type="checkbox"
            checked={said.ownReason === 'held'}
            onChange={({ target }) => onSay({ ownReason: target.checked ? 'held' : 'open' })}
          />
          <span>That was it: my reason is the one that decides.</span>
        </label>
      )}
    </>
  )
}

const tieBreakers = ['Simplicity', 'Operability', 'Headroom', 'Cost of being wrong']

/** Near a crossover something else tips it. Asked so that it is thought of; kept nowhere. */
function TieBreaker() {
  return (
    <fieldset className="flip-group">
      <legend className="label">What would tip it?</legend>
      <div className="flip-ties">
        {tieBreakers.map((name) => (
          <label key={name} className="chip">
            <input type="radio" className="flip-radio" name="tie-breaker" value={name} />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
