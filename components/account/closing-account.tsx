'use client'

import { Button } from '@/components/ui/button'
import { longDay } from '@/components/ui/dates'
import { FieldError } from '@/components/ui/field'
import { useChange } from '@/components/ui/use-change'
import { openAfresh } from '@/lib/client/navigation'

/**
 * Before a closed account is erased: keep it, or leave it be.
 * @param erasedOn `YYYY-MM-DD`
 */
export function ClosingAccount({ erasedOn, keep }: { erasedOn: string; keep: () => Promise<void> }) {
  const change = useChange(keep)
  return (
    <section aria-labelledby="closing" className="notice">
      <h2 className="head" id="closing">
        This account is closed
      </h2>
      <p role="status">
        On {longDay(erasedOn)} it is erased, with every deck, card and answer in it. Until then you can keep
        it: all is as you left it, except that your tokens have ended.
      </p>
      {change.sentence && <FieldError>{change.sentence}</FieldError>}
      <div className="acts">
        <Button kind="primary" busy={change.isBusy && 'Opening'} onClick={change.run}>
          Keep my account
        </Button>
        <Button onClick={() => openAfresh('/')}>Leave it closed</Button>
      </div>
    </section>
  )
}
