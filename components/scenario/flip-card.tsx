'use client'

import { useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react'
import type { Instance } from '@/lib/core/scenario/instance'
import { ConfidenceGroup } from './confidence-group'
import { FlipAnswer } from './flip-answer'
import { FlipTwist } from './flip-twist'
import { confidences } from './flip-words'
import { OptionGroup, type GroupName } from './option-group'
import { ReasonGroup } from './reason-group'
import { judgementOf, type Said } from './said'
import { useLetters } from './use-letters'

type Props = {
  instance: Instance
  said: Said
  onSay: (part: Partial<Said>) => void
  isRevealed: boolean
  /** Asked for from the line of an own reason. */
  onReveal: () => void
  /** All is said that is asked before the reveal: the focus may go on to what reveals. */
  onSaid?: () => void
  /** Whether single letters choose options. */
  letters: 'on' | 'off'
  /** What stands beside the verdict: the two costs and where they cross. */
  chart?: ReactNode
  /** What the scenario is an example of, after the twist. */
  principle?: ReactNode
}

/**
 * A scenario, asked and revealed: choice, deciding reason, confidence; then the verdict, the chart, the twist. Says what was
 * said by `onSay`; the page around it reveals and rates.
 */
export function FlipCard(props: Props) {
  const { instance, said, onSay, isRevealed, onReveal, onSaid, letters, chart, principle } = props
  const card = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState<GroupName | null>(null)
  const judgement = judgementOf(instance, said)
  const active = isRevealed ? 'twist' : (focused ?? 'choice')
  const isChoosing = letters === 'on' && !(isRevealed && said.twistChoice !== null)

  /** The radio button that is chosen in a group, or its first. */
  const goTo = (group: GroupName) => {
    const radios = card.current?.querySelectorAll<HTMLInputElement>(
      `[data-group="${group}"] input[type="radio"]`,
    )
    const radio = [...(radios ?? [])].find(({ checked }) => checked) ?? radios?.[0]
    radio?.focus({ preventScroll: true })
    radio?.closest('[data-group]')?.scrollIntoView({ block: 'nearest' })
  }

  const chooseByLetter = (place: number) => {
    if (active === 'confidence') {
      const confidence = confidences[place]?.value
      if (confidence === undefined) return
      onSay({ confidence })
      return onSaid?.()
    }
    const own = { id: 'own', label: '' }
    const list = {
      choice: instance.options,
      reason: [...instance.reasons, own],
      twist: instance.twist.options,
    }
    const id = list[active][place]?.id
    if (id === undefined) return
    if (active === 'twist') return onSay({ twistChoice: id })
    if (active === 'reason' && id === own.id) return onSay({ reason: { text: '' } })
    onSay(active === 'choice' ? { choice: id } : { reason: id })
    goTo(active === 'choice' ? 'reason' : 'confidence')
  }
  useLetters(isChoosing ? 'on' : 'off', chooseByLetter)

  const groupOf = (target: EventTarget | null) =>
    (target instanceof Element
      ? (target.closest<HTMLElement>('[data-group]')?.dataset.group ?? null)
      : null) as GroupName | null
  /** Enter goes on from any option; Space does from the last group, once it has chosen there. */
  const goOn = (event: KeyboardEvent) => {
    const { target, key } = event
    if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return
    const isDone = groupOf(target) === 'confidence' && target.checked
    if (key !== 'Enter' && !(key === ' ' && isDone)) return
    event.preventDefault()
    onReveal()
  }
  const lettersOf = (group: GroupName) => (isChoosing && active === group ? 'shown' : 'hidden')

  return (
    <div
      ref={card}
      className="flip"
      data-revealed={isRevealed || undefined}
      onFocus={(event: FocusEvent) => setFocused(groupOf(event.target))}
      onBlur={(event: FocusEvent) => setFocused(groupOf(event.relatedTarget))}
    >
      <div
        className={isRevealed ? 'flip-prompt past' : 'flip-prompt'}
        dangerouslySetInnerHTML={{ __html: instance.prompt }}
      />
      {!isRevealed && (
        <div className="flip-ask" onKeyDown={goOn}>
          <OptionGroup
            label="Your choice"
            name="choice"
            options={instance.options}
            chosen={said.choice}
            onChoose={(choice) => onSay({ choice })}
            letters={lettersOf('choice')}
          />
          <ReasonGroup
            reasons={instance.reasons}
            reason={said.reason}
            letters={lettersOf('reason')}
            onReason={(reason) => onSay({ reason })}
            onReveal={onReveal}
          />
          <ConfidenceGroup
            chosen={said.confidence}
            letters={lettersOf('confidence')}
            onChoose={(confidence) => onSay({ confidence })}
          />
        </div>
      )}
      {isRevealed && (
        <>
          <FlipAnswer instance={instance} said={said} judgement={judgement} onSay={onSay} chart={chart} />
          <FlipTwist
            twist={instance.twist}
            chosen={said.twistChoice}
            judgement={judgement}
            letters={lettersOf('twist')}
            onChoose={(twistChoice) => onSay({ twistChoice })}
          />
          {principle}
        </>
      )}
    </div>
  )
}
