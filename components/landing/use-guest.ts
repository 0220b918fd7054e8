'use client'

import { useCallback, useSyncExternalStore } from 'react'
import { changeGuest, noGuest, readGuest, type Guest } from '@/lib/client/guest'

let shown: Guest | null = null
const listeners = new Set<() => void>()

const snapshot = (): Guest => (shown ??= readGuest())
const onServer = (): Guest => noGuest
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** What a guest has done here, and a way to change it; where the browser keeps nothing, it holds for this page. */
export const useGuest = (): [Guest, (change: (guest: Guest) => Guest) => void] => {
  const guest = useSyncExternalStore(subscribe, snapshot, onServer)
  const change = useCallback((by: (guest: Guest) => Guest) => {
    shown = by(snapshot())
    changeGuest(() => shown!)
    listeners.forEach((listener) => listener())
  }, [])
  return [guest, change]
}
