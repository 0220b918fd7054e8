'use client'

import { Loaded } from '@/components/ui/loaded'
import { AccountSettings } from './account-settings'
import { DaySettings } from './day-settings'
import { ReviewSettings } from './review-settings'
import { ThemeSetting } from './theme-setting'
import { TokenSettings } from './token-settings'
import { useMe } from './use-me'

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
            <ThemeSetting />
            <TokenSettings />
            <AccountSettings email={me.email} />
          </>
        )}
      </Loaded>
    </div>
  )
}
