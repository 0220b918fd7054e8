'use client'

import { Loaded } from '@/components/ui/loaded'
import { AccountSettings } from './account-settings'
import { CalendarSettings } from './calendar-settings'
import { ConnectedSettings } from './connected-settings'
import { DataSettings } from './data-settings'
import { DaySettings } from './day-settings'
import { EmailSettings } from './email-settings'
import { InterviewSettings } from './interview-settings'
import { LooksSettings } from './looks-settings'
import { MemorySettings } from './memory-settings'
import { PasswordSettings } from './password-settings'
import { ReviewSettings } from './review-settings'
import { SecurityEvents } from './security-events'
import { SessionSettings } from './session-settings'
import { RestSettings } from './rest-settings'
import { TokenSettings } from './token-settings'
import { useMe } from './use-me'

/** One section after the other; each loads and saves what is its own. */
export function SettingsPage() {
  const { resource, change } = useMe()
  return (
    <div className="page settings">
      <h1 className="title">Settings</h1>
      <Loaded resource={resource}>
        {({ me }) => (
          <>
            <DaySettings me={me} change={change} />
            <ReviewSettings me={me} change={change} />
            <LooksSettings />
            <InterviewSettings me={me} change={change} />
            <MemorySettings />
            <RestSettings me={me} change={change} />
            <CalendarSettings />
            <TokenSettings />
            <DataSettings />
            <EmailSettings me={me} onChanged={resource.reload} />
            <PasswordSettings hasPassword={me.hasPassword} onChanged={resource.reload} />
            <ConnectedSettings hasPassword={me.hasPassword} />
            <SessionSettings />
            <SecurityEvents />
            <AccountSettings me={me} change={change} />
          </>
        )}
      </Loaded>
    </div>
  )
}
