'use client'

import { useEffect } from 'react'
import { readGuest } from '@/lib/client/guest'
import { onSessionHint, readSessionHint } from '@/lib/client/session-hint'

/** Takes over what a guest wanted to keep and sign-up could not finish: a provider led here, or the network went away. */
const adopt = async () => {
  if (readGuest().keeping !== 'asked' || !readSessionHint()) return
  const { adoptGuest } = await import('@/lib/client/adopt-guest')
  const adopted = await adoptGuest()
  // The page was drawn without it.
  if (adopted > 0) window.location.reload()
}

export const useAdoption = () =>
  useEffect(() => {
    const tryIt = () => void adopt().catch(() => undefined)
    tryIt()
    return onSessionHint(tryIt)
  }, [])
