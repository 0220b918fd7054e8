'use client'

import { useSyncExternalStore } from 'react'

const darkSystem = '(prefers-color-scheme: dark)'

const readTheme = (): 'light' | 'dark' => {
  const chosen = document.documentElement.dataset.theme
  if (chosen === 'light' || chosen === 'dark') return chosen
  return window.matchMedia?.(darkSystem).matches ? 'dark' : 'light'
}

const onTheme = (changed: () => void) => {
  const system = window.matchMedia?.(darkSystem)
  const choice = new MutationObserver(changed)
  system?.addEventListener?.('change', changed)
  choice.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => {
    system?.removeEventListener?.('change', changed)
    choice.disconnect()
  }
}

const themeOnServer = () => 'light' as const

/** The theme on screen, for what cannot follow it by CSS. */
export const useTheme = (): 'light' | 'dark' => useSyncExternalStore(onTheme, readTheme, themeOnServer)
