'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { useChange } from '@/components/ui/use-change'
import { DeleteAccountDialog } from './delete-account-dialog'
import { leave } from './leave'
import { NameField } from './name-field'
import { SettingsSection } from './settings-section'
import { UnsentDialog } from './unsent-dialog'
import type { ChangeMe, Me } from './use-me'

export function AccountSettings({ me, change: changeMe }: { me: Me; change: ChangeMe }) {
  const [unsent, setUnsent] = useState(0)
  const [isDeleting, setDeleting] = useState(false)
  const change = useChange(async () => {
    // Fetched when needed: the outbox would be a tenth of this page.
    const { countUnsent } = await import('@/lib/client/outbox')
    const count = await countUnsent()
    if (count > 0) setUnsent(count)
    else await leave()
  })
  return (
    <SettingsSection title="Account">
      <p className="small quiet">Signed in as {me.email}.</p>
      <NameField me={me} change={changeMe} />
      <div className="acts">
        <Button onClick={change.run} busy={change.isBusy && 'Signing out'}>
          Sign out
        </Button>
        <Button kind="danger" onClick={() => setDeleting(true)}>
          Delete account
        </Button>
      </div>
      {change.sentence && <FieldError>{change.sentence}</FieldError>}
      {unsent > 0 && <UnsentDialog count={unsent} onClose={() => setUnsent(0)} />}
      {isDeleting && <DeleteAccountDialog hasPassword={me.hasPassword} onClose={() => setDeleting(false)} />}
    </SettingsSection>
  )
}
