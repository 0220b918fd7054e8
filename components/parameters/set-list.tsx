'use client'

import type { ParametersReply } from '@/lib/contract/parameters'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { showToast } from '@/components/ui/toast-queue'
import { useChange } from '@/components/ui/use-change'
import { send } from '@/lib/client/api'
import { dateOf, figuresOf, nameOf } from './parameter-words'

type Props = { sets: readonly ParametersReply[]; onChanged: () => void }

/** Every set there was, with its figures; any of them can be used again. */
export function SetList({ sets, onChanged }: Props) {
  if (sets.length === 0)
    return (
      <p className="small quiet">
        None yet. You go by the weights your presets name, at first those of the average learner.
      </p>
    )
  return (
    <ul className="set-list">
      {sets.map((set) => (
        <SetRow key={set.id} set={set} onChanged={onChanged} />
      ))}
    </ul>
  )
}

type RowProps = { set: ParametersReply; onChanged: () => void }

function SetRow({ set, onChanged }: RowProps) {
  const use = useChange(async () => {
    await send('POST', `/parameters/${set.id}/apply`)
    showToast('These weights are used from now on. No due day has moved.')
    onChanged()
  })
  return (
    <li>
      <div>
        <p>
          <b>{nameOf(set)}</b>
        </p>
        <p className="tiny faint">{figuresOf(set)}</p>
        <details className="more">
          <summary>Weights</summary>
          <p className="mono tiny">
            {(set.weights ?? []).map((weight) => Number(weight.toFixed(4))).join(' ')}
          </p>
        </details>
        {use.sentence && <FieldError>{use.sentence}</FieldError>}
      </div>
      {set.applied ? (
        <span className="small quiet">In use{set.appliedAt ? ` since ${dateOf(set.appliedAt)}` : ''}</span>
      ) : (
        <Button onClick={use.run} busy={use.isBusy && 'Changing'} aria-label={`Use this set: ${nameOf(set)}`}>
          Use this set
        </Button>
      )}
    </li>
  )
}
