'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FieldError, TextField } from '@/components/ui/field'
import { Loaded } from '@/components/ui/loaded'
import { showToast } from '@/components/ui/toast-queue'
import { useChange } from '@/components/ui/use-change'
import { send } from '@/lib/client/api'
import { useResource } from '@/lib/client/use-resource'
import type { CalendarFeedReply, NewCalendarFeedReply } from '@/lib/contract/calendar'
import { SettingsSection } from './settings-section'

/** A secret link that shows a calendar the planned minutes; it can be renewed and revoked. */
export function CalendarSettings() {
  const resource = useResource<CalendarFeedReply>('/calendar-feed')
  const [url, setUrl] = useState<string | null>(null)
  const [isRevoking, setRevoking] = useState(false)
  const make = useChange(async () => {
    const { calendarFeed } = await send<NewCalendarFeedReply>('POST', '/calendar-feed', {})
    setUrl(calendarFeed.url)
    resource.update(() => ({ calendarFeed: { createdAt: calendarFeed.createdAt } }))
  })
  return (
    <SettingsSection title="Calendar">
      <p className="small quiet">
        A link that your calendar can follow: the minutes you plan for each of the next 60 days, and nothing
        else. Whoever has the link can read it.
      </p>
      <Loaded resource={resource}>
        {({ calendarFeed }) => (
          <>
            {url && (
              <TextField
                label="Calendar link"
                className="field mono"
                readOnly
                hint="Copy it now. It is shown this once."
                value={url}
                onFocus={(event) => event.target.select()}
              />
            )}
            <div className="actions">
              <Button onClick={make.run} busy={make.isBusy && 'Making'}>
                {calendarFeed ? 'Renew the link' : 'Make a link'}
              </Button>
              {calendarFeed && (
                <Button kind="plain" onClick={() => setRevoking(true)}>
                  Revoke the link
                </Button>
              )}
            </div>
            {calendarFeed && !url && (
              <p className="hint-text">There is a link. A new one takes its place, and the old one ends.</p>
            )}
            {make.sentence && <FieldError>{make.sentence}</FieldError>}
          </>
        )}
      </Loaded>
      {isRevoking && (
        <RevokeLink
          onClose={() => setRevoking(false)}
          onDone={() => {
            setRevoking(false)
            setUrl(null)
            resource.update(() => ({ calendarFeed: null }))
          }}
        />
      )}
    </SettingsSection>
  )
}

function RevokeLink({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const change = useChange(async () => {
    await send('DELETE', '/calendar-feed')
    showToast('The calendar link is revoked')
    onDone()
  })
  return (
    <Dialog
      title="Revoke the calendar link?"
      safe="Keep it"
      action={{ label: 'Revoke link', busy: change.isBusy && 'Revoking', run: change.run }}
      error={change.sentence}
      onClose={onClose}
    >
      <p>Calendars that follow it are refused from now on.</p>
    </Dialog>
  )
}
