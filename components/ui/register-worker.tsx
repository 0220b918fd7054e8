'use client'

import { useEffect } from 'react'
import { hash32 } from '@/lib/core/random'

/** Registers the worker that keeps the shells of the pages, named by what it is to keep: another build, another worker. */
const register = async () => {
  const response = await fetch('/precache.json', { cache: 'no-cache' })
  if (!response.ok) return
  const version = hash32(await response.text()).toString(36)
  await navigator.serviceWorker.register(`/sw.js?v=${version}`, { updateViaCache: 'none' })
}

/** In production only: in development a kept page would hide every change. */
export function RegisterWorker() {
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return
    // Offline, or with a worker already there, this page goes on as it is.
    void register().catch(() => undefined)
  }, [])
  return null
}
