'use client'

import Link from 'next/link'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { useChange } from '@/components/ui/use-change'
import { useFragment } from '@/components/ui/use-search'
import { send } from '@/lib/client/api'

/** Where the letter to a new address leads. A press confirms, since programs that look at mail open links too. */
export function ConfirmEmail() {
  const token = useFragment()
  const [isDone, setDone] = useState(false)
  const change = useChange(async () => {
    await send('POST', '/email-changes/redeem', { token })
    setDone(true)
  })
  if (isDone)
    return (
      <>
        <p role="status">This is the address of your account now. You sign in with it from here on.</p>
        <p>
          <Link className="btn primary" href="/settings">
            Go to settings
          </Link>
        </p>
      </>
    )
  return (
    <>
      <p>From then on you sign in with this address, and letters come here.</p>
      {change.sentence && <FieldError>{change.sentence}</FieldError>}
      <p>
        <Button kind="primary" busy={change.isBusy && 'Confirming'} onClick={change.run}>
          Confirm address
        </Button>
      </p>
    </>
  )
}
