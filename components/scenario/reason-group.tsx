import { useEffect, useId, useRef } from 'react'
import type { Instance } from '@/lib/core/scenario/instance'
import { OptionGroup } from './option-group'
import { longestReason, type Said } from './said'

type Props = {
  reasons: Instance['reasons']
  reason: Said['reason']
  letters: 'shown' | 'hidden'
  onReason: (reason: Said['reason']) => void
  onReveal: () => void
}

const own = 'own'

/** The reason that decides: one of the list, or a line of one's own. */
export function ReasonGroup({ reasons, reason, letters, onReason, onReveal }: Props) {
  const isOwn = typeof reason === 'object' && reason !== null
  const options = [...reasons.map(({ id, label }) => ({ id, label })), { id: own, label: 'In my own words' }]
  return (
    <OptionGroup
      label="Deciding reason"
      name="reason"
      options={options}
      chosen={isOwn ? own : reason}
      onChoose={(id) => onReason(id === own ? { text: '' } : id)}
      letters={letters}
    >
      {isOwn && <OwnReason text={reason.text} onText={(text) => onReason({ text })} onReveal={onReveal} />}
    </OptionGroup>
  )
}

function OwnReason(props: { text: string; onText: (text: string) => void; onReveal: () => void }) {
  const box = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => box.current?.focus({ preventScroll: true }), [])
  return (
    <div>
      <label className="vh" htmlFor={id}>
        Your reason, in one line
      </label>
      <input
        ref={box}
        id={id}
        className="field serif"
        type="text"
        maxLength={longestReason}
        autoComplete="off"
        placeholder="What decides here?"
        value={props.text}
        onChange={({ target }) => props.onText(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          props.onReveal()
        }}
      />
    </div>
  )
}
