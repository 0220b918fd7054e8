'use client'

import type { ParametersReply } from '@/lib/contract/parameters'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { useChange } from '@/components/ui/use-change'
import { send } from '@/lib/client/api'
import { isUnderWay, sayProgress, sayRecalibration } from './parameter-words'

type Props = {
  fit: ParametersReply | null
  /** What is missing for a fit, in words; null when nothing is. */
  lack: string | null
  onChanged: () => void
}

/** The button, how far the fit is, and what came of the last one. */
export function FitPanel({ fit, lack, onChanged }: Props) {
  const start = useChange(async () => {
    await send('POST', '/parameters/fit')
    onChanged()
  })
  return (
    <>
      <p className="small quiet">
        Four fifths of your reviews are fitted, the last fifth is kept back to judge by. The new weights are
        used only when they predict that fifth better than the present ones. This also happens by itself, once
        a week at most and after 400 new answers. No due day moves by it.
      </p>
      {fit && isUnderWay(fit) ? (
        <Running fit={fit} onChanged={onChanged} />
      ) : lack ? (
        <p>{lack}</p>
      ) : (
        <div className="acts">
          <Button kind="primary" onClick={start.run} busy={start.isBusy && 'Starting'}>
            Fit to my reviews
          </Button>
        </div>
      )}
      {start.sentence && <FieldError>{start.sentence}</FieldError>}
      <div aria-live="polite">{fit && !lack && !isUnderWay(fit) && <Report fit={fit} />}</div>
    </>
  )
}

function Running({ fit, onChanged }: { fit: ParametersReply; onChanged: () => void }) {
  const cancel = useChange(async () => {
    await send('DELETE', `/parameters/fits/${fit.id}`)
    onChanged()
  })
  return (
    <div className="fit-running">
      <label>
        <span className="small">{sayProgress(fit)}</span>
        <progress max={1} value={fit.progress} />
      </label>
      <Button onClick={cancel.run} busy={cancel.isBusy && 'Stopping'}>
        Cancel
      </Button>
      {cancel.sentence && <FieldError>{cancel.sentence}</FieldError>}
    </div>
  )
}

function Report({ fit }: { fit: ParametersReply }) {
  const layer = sayRecalibration(fit)
  return (
    <div className="fit-report">
      <p>{fit.reason}</p>
      {layer && <p className="small quiet">{layer}</p>}
    </div>
  )
}
