'use client'

import type { ListSessionsReply } from '@/lib/contract/accounts'
import { Button } from '@/components/ui/button'
import { fullMoment } from '@/components/ui/dates'
import { FieldError } from '@/components/ui/field'
import { Loaded } from '@/components/ui/loaded'
import { showToast } from '@/components/ui/toast-queue'
import { useChange } from '@/components/ui/use-change'
import { send } from '@/lib/client/api'
import { useResource } from '@/lib/client/use-resource'
import { SettingsSection } from './settings-section'

type Session = ListSessionsReply['sessions'][number]

/** Where the learner is signed in. Ending a session is easily mended, so nothing asks twice. */
export function SessionSettings() {
  const resource = useResource<ListSessionsReply>('/sessions')
  return (
    <SettingsSection title="Sessions">
      <Loaded resource={resource}>
        {({ sessions }) => <SessionList sessions={sessions} onChanged={resource.reload} />}
      </Loaded>
    </SettingsSection>
  )
}

function SessionList({ sessions, onChanged }: { sessions: Session[]; onChanged: () => void }) {
  const others = sessions.filter(({ current }) => !current)
  const endAll = useChange(async () => {
    await send('DELETE', '/sessions')
    showToast('All other sessions have ended')
    onChanged()
  })
  return (
    <>
      <ul className="token-list">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} onEnded={onChanged} />
        ))}
      </ul>
      {others.length > 1 && (
        <div className="acts">
          <Button busy={endAll.isBusy && 'Ending'} onClick={endAll.run}>
            End all others
          </Button>
        </div>
      )}
      {endAll.sentence && <FieldError>{endAll.sentence}</FieldError>}
    </>
  )
}

function SessionRow({ session, onEnded }: { session: Session; onEnded: () => void }) {
  const { id, device, createdAt, lastUsedAt, current } = session
  const end = useChange(async () => {
    await send('DELETE', `/sessions/${id}`)
    showToast(`The session of ${device} has ended`)
    onEnded()
  })
  return (
    <li>
      <span>
        <b>{device}</b>
        <br />
        <span className="tiny faint">
          since {fullMoment(createdAt)}; {current ? 'in use now' : `last used ${fullMoment(lastUsedAt)}`}
        </span>
        {end.sentence && <FieldError>{end.sentence}</FieldError>}
      </span>
      {current ? (
        <span className="chip">This one</span>
      ) : (
        <Button
          kind="plain"
          aria-label={`End the session of ${device} since ${fullMoment(createdAt)}`}
          busy={end.isBusy && 'Ending'}
          onClick={end.run}
        >
          End
        </Button>
      )}
    </li>
  )
}
