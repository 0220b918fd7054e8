'use client'

import { Dialog } from '@/components/ui/dialog'
import { useChange } from '@/components/ui/use-change'
import { counted } from '@/components/ui/words'
import { leave } from './leave'

/** Before signing out with answers that the server does not have yet. */
export function UnsentDialog({ count, onClose }: { count: number; onClose: () => void }) {
  const change = useChange(leave)
  return (
    <Dialog
      title={`Sign out with ${counted(count, 'answer')} unsent?`}
      safe="Stay signed in"
      action={{ label: 'Sign out', kind: 'primary', busy: change.isBusy && 'Signing out', run: change.run }}
      error={change.sentence}
      onClose={onClose}
    >
      <p>They are kept on this device and go out when you sign in here again.</p>
    </Dialog>
  )
}
