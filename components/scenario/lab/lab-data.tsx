import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Instance } from '@/lib/core/scenario/instance'

/** The drawn scenario as text: to the byte what `GET /api/v1/scenarios/<id>?seed=` answers. */
export function LabData({ drawn, isMoved }: { drawn: Instance; isMoved: boolean }) {
  const [isShown, setShown] = useState(false)
  return (
    <div className="lab-data">
      <Button aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {isShown ? 'Hide the data' : 'Show as data'}
      </Button>
      {isShown && (
        <>
          <p className="tiny">
            What <code>{`GET /api/v1/scenarios/${drawn.id}?seed=${drawn.seed}`}</code> answers, to the byte.
            {isMoved && ' What you have moved is not part of it.'}
          </p>
          <pre tabIndex={0} role="region" aria-label="The scenario as data">
            {JSON.stringify(drawn)}
          </pre>
        </>
      )}
    </div>
  )
}
