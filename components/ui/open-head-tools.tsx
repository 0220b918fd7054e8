'use client'

import Link from 'next/link'
import { useSyncExternalStore } from 'react'
import { onSessionHint, readSessionHint } from '@/lib/client/session-hint'

const strangerOnServer = () => false

/** "Sign in", or the way to the day's work for a browser that is signed in. */
export function OpenHeadTools() {
  const wasSignedIn = useSyncExternalStore(onSessionHint, readSessionHint, strangerOnServer)
  return (
    <Link className="btn plain" href={wasSignedIn ? '/today' : '/sign-in'}>
      {wasSignedIn ? 'Today' : 'Sign in'}
    </Link>
  )
}
