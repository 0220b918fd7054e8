'use client'

import type { ListSecurityEventsReply } from '@/lib/contract/accounts'
import { fullMoment } from '@/components/ui/dates'
import { Loaded } from '@/components/ui/loaded'
import { useResource } from '@/lib/client/use-resource'
import type { SecurityEventKind } from '@/lib/core/security-event'
import { SettingsSection } from './settings-section'

const words: Readonly<Record<SecurityEventKind, string>> = {
  'account-created': 'Account created',
  'signed-in': 'Signed in',
  'sign-in-failed': 'A sign-in with a wrong password',
  'signed-out': 'Signed out',
  'password-refused': 'A wrong password under Settings',
  'password-changed': 'Password changed',
  'password-reset-asked': 'A link for a new password was sent',
  'password-reset': 'Password set by a link',
  'email-change-asked': 'A change of address was asked for',
  'email-changed': 'Address changed',
  'session-revoked': 'A session was ended',
  'sessions-revoked': 'All other sessions were ended',
  'token-made': 'A token was made',
  'token-revoked': 'A token was revoked',
  'provider-connected': 'An account was connected',
  'provider-disconnected': 'An account was disconnected',
  'deletion-asked': 'The account was closed',
  'account-kept': 'The account was kept',
}

export function SecurityEvents() {
  const resource = useResource<ListSecurityEventsReply>('/security-events')
  return (
    <SettingsSection title="Recent security events">
      <Loaded resource={resource}>
        {({ securityEvents }) =>
          securityEvents.length === 0 ? (
            <p className="small quiet">Nothing has happened yet.</p>
          ) : (
            <>
              <p className="small quiet">
                If one of these was not you, change your password: every other session ends with it.
              </p>
              <ul className="event-list">
                {securityEvents.map(({ id, kind, at, device }) => (
                  <li key={id}>
                    <span>{words[kind]}</span>
                    <span className="tiny faint">
                      {fullMoment(at)}
                      {device && `, ${device}`}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </SettingsSection>
  )
}
