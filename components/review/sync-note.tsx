import { CloudOff } from 'lucide-react'
import Link from 'next/link'
import { capitalised, counted } from '@/components/ui/words'
import { signInAddress } from '@/lib/client/navigation'
import type { OutboxState } from '@/lib/client/outbox'

const kept = (count: number): string =>
  count === 0
    ? ''
    : ` ${capitalised(counted(count, 'answer'))} ${count === 1 ? 'is' : 'are'} kept on this device and ${count === 1 ? 'goes' : 'go'} out later.`

/** What keeps answers from the server, and what follows for the learner: mostly nothing. */
export const sentenceOfSync = ({ problem, waiting }: OutboxState): string => {
  switch (problem) {
    case 'offline':
      return `Offline.${kept(waiting)} Carry on.`
    case 'server-busy':
      return `The server is busy, or its database is starting again.${kept(waiting)} Carry on.`
    case 'server-away':
      return `The server does not answer as it should.${kept(waiting)} Carry on.`
    case 'signed-out':
      return 'Sign in again; your answers are kept on this device.'
    case 'other-account':
      return 'Somebody else is signed in here. Your answers are kept on this device until you sign in again.'
    default:
      return ''
  }
}

export function SyncNote({ outbox, onRetry }: { outbox: OutboxState; onRetry: () => void }) {
  const { problem, attention } = outbox
  if (!problem && attention === 0) return null
  return (
    <div className="folio rv-top">
      <div className="note">
        <CloudOff className="i" aria-hidden="true" />
        <p>
          {problem && sentenceOfSync(outbox)}{' '}
          {(problem === 'signed-out' || problem === 'other-account') && (
            <Link href={signInAddress()} prefetch={false}>
              Sign in
            </Link>
          )}
          {!problem && attention > 0 && (
            <>
              {capitalised(counted(attention, 'answer'))} {attention === 1 ? 'was' : 'were'} not taken by the
              server and {attention === 1 ? 'is' : 'are'} kept here.{' '}
              <button type="button" className="link" onClick={onRetry}>
                Send again
              </button>
            </>
          )}
        </p>
      </div>
    </div>
  )
}
