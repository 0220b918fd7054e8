'use client'

import { useSyncExternalStore } from 'react'
import { onSessionHint, readSessionHint } from '@/lib/client/session-hint'

const readOnServer = () => true

/** Whether this browser was signed in when last seen; true until the page has come alive. */
export const useSessionHint = (): boolean =>
  useSyncExternalStore(onSessionHint, readSessionHint, readOnServer)
