'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Loaded } from '@/components/ui/loaded'
import { showToast } from '@/components/ui/toast-queue'
import { useChange } from '@/components/ui/use-change'
import { send } from '@/lib/client/api'
import { useResource } from '@/lib/client/use-resource'
import { CreateToken } from './create-token'
import { SettingsSection } from './settings-section'

type Token = { id: string; name: string; createdAt: string }

const madeOn = (at: string) =>
  new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

export function TokenSettings() {
  const resource = useResource<{ tokens: Token[] }>('/tokens')
  const [doomed, setDoomed] = useState<Token | null>(null)
  return (
    <SettingsSection title="Tokens">
      <p className="small quiet">
        A token lets a script of yours use the <a href="/api/v1/openapi.json">API</a> in your name.
      </p>
      <Loaded resource={resource}>
        {({ tokens }) => (
          <>
            {tokens.length > 0 && (
              <ul className="token-list">
                {tokens.map((token) => (
                  <li key={token.id}>
                    <span>
                      <b>{token.name}</b>{' '}
                      <span className="tiny faint">made on {madeOn(token.createdAt)}</span>
                    </span>
                    <Button kind="plain" aria-label={`Revoke ${token.name}`} onClick={() => setDoomed(token)}>
                      Revoke
                    </Button>
                  </li>
                ))}
              </ul>
            )}
            <CreateToken onMade={resource.reload} />
          </>
        )}
      </Loaded>
      {doomed && (
        <RevokeDialog
          token={doomed}
          onClose={() => setDoomed(null)}
          onDone={() => {
            setDoomed(null)
            resource.reload()
          }}
        />
      )}
    </SettingsSection>
  )
}

function RevokeDialog({ token, onClose, onDone }: { token: Token; onClose: () => void; onDone: () => void }) {
  const change = useChange(async () => {
    await send('DELETE', `/tokens/${token.id}`)
    showToast(`${token.name} is revoked`)
    onDone()
  })
  return (
    <Dialog
      title={`Revoke ${token.name}?`}
      safe="Keep it"
      action={{ label: 'Revoke token', busy: change.isBusy && 'Revoking', run: change.run }}
      error={change.sentence}
      onClose={onClose}
    >
      <p>Whatever uses it is refused from now on.</p>
    </Dialog>
  )
}
