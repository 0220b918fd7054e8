'use client'

import { useState } from 'react'
import type { ListIdentitiesReply } from '@/lib/contract/accounts'
import { useSignInOptions } from '@/components/account/use-sign-in-options'
import { Button } from '@/components/ui/button'
import { fullMoment } from '@/components/ui/dates'
import { FieldError } from '@/components/ui/field'
import { Loaded } from '@/components/ui/loaded'
import { showToast } from '@/components/ui/toast-queue'
import { useSearch } from '@/components/ui/use-search'
import { send } from '@/lib/client/api'
import { goToProvider } from '@/lib/client/sign-in'
import { useResource } from '@/lib/client/use-resource'
import { providerNames, providers, type Provider } from '@/lib/core/providers'
import { ProveDialog } from './prove-dialog'
import { SettingsSection } from './settings-section'

type Question = { provider: Provider; about: 'connect' | 'disconnect' }

const nameIn = (query: string | null): string | null =>
  query !== null && query in providerNames ? providerNames[query as Provider] : null

/** Accounts elsewhere that lead in. Shown where the server offers them, or one is connected. */
export function ConnectedSettings({ hasPassword }: { hasPassword: boolean }) {
  const offered = useSignInOptions()?.providers ?? []
  const resource = useResource<ListIdentitiesReply>('/identities')
  const [question, setQuestion] = useState<Question | null>(null)
  const search = useSearch()
  const connected = nameIn(search.get('connected'))
  const refused = nameIn(search.get('refused'))
  const identities = resource.data?.identities ?? []
  if (offered.length === 0 && identities.length === 0) return null

  const rows = providers.filter(
    (one) => offered.includes(one) || identities.some(({ provider }) => provider === one),
  )
  return (
    <SettingsSection title="Connected accounts">
      {connected && <p role="status">{connected} is connected. You can sign in with it.</p>}
      {refused && (
        <FieldError>
          That {refused} account was not connected: it leads to another account here, or you have one of{' '}
          {refused} connected already.
        </FieldError>
      )}
      <Loaded resource={resource}>
        {() => (
          <ul className="token-list">
            {rows.map((provider) => {
              const identity = identities.find((one) => one.provider === provider)
              return (
                <li key={provider}>
                  <span>
                    <b>{providerNames[provider]}</b>
                    <br />
                    <span className="tiny faint">
                      {identity
                        ? `${identity.label || 'connected'}, since ${fullMoment(identity.createdAt)}`
                        : 'not connected'}
                    </span>
                  </span>
                  <Button
                    kind="plain"
                    onClick={() => setQuestion({ provider, about: identity ? 'disconnect' : 'connect' })}
                  >
                    {identity ? 'Disconnect' : 'Connect'}
                    <span className="vh"> {providerNames[provider]}</span>
                  </Button>
                </li>
              )
            })}
          </ul>
        )}
      </Loaded>
      {question && (
        <Question
          {...question}
          hasPassword={hasPassword}
          onClose={() => setQuestion(null)}
          onDone={() => {
            setQuestion(null)
            resource.reload()
          }}
        />
      )}
    </SettingsSection>
  )
}

type QuestionProps = Question & { hasPassword: boolean; onClose: () => void; onDone: () => void }

function Question({ provider, about, hasPassword, onClose, onDone }: QuestionProps) {
  const name = providerNames[provider]
  if (about === 'connect')
    return (
      <ProveDialog
        title={`Connect ${name}?`}
        safe="Not now"
        action={{ label: `Go to ${name}`, busy: 'Opening', kind: 'primary' }}
        hasPassword={hasPassword}
        run={async (password) => {
          await send('POST', '/identities', { provider, ...(password === undefined ? {} : { password }) })
          await goToProvider(provider, '/settings')
        }}
        onClose={onClose}
      >
        <p>{name} asks you to sign in there. After that you can sign in here with it.</p>
      </ProveDialog>
    )
  return (
    <ProveDialog
      title={`Disconnect ${name}?`}
      safe="Keep it"
      action={{ label: 'Disconnect', busy: 'Disconnecting' }}
      hasPassword={hasPassword}
      run={async (password) => {
        await send('DELETE', `/identities/${provider}`, password === undefined ? {} : { password })
        showToast(`${name} is disconnected`)
        onDone()
      }}
      onClose={onClose}
    >
      <p>You can no longer sign in with it. Your account stays as it is.</p>
    </ProveDialog>
  )
}
