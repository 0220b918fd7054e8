'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useCallback } from 'react'

/** The greatest seed: they are 32 bits wide. */
export const greatestSeed = 2 ** 32 - 1

/** `none` where the address has no seed yet, `bad` where what it has is none. */
export type Seed = { kind: 'none' } | { kind: 'bad'; text: string } | { kind: 'seed'; value: number }

export const readSeed = (text: string | null): Seed => {
  if (text === null || text === '') return { kind: 'none' }
  const value = /^\d{1,12}$/.test(text) ? Number(text) : NaN
  return value <= greatestSeed ? { kind: 'seed', value } : { kind: 'bad', text: text.slice(0, 40) }
}

const idOf = (pathname: string): string => {
  const last = pathname.replace(/\/$/, '').split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(last).slice(0, 60)
  } catch {
    return last.slice(0, 60)
  }
}

/** A seed nobody has chosen. */
export const freshSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0]!

/** `/scenarios/G01?seed=42`: which generator, which instance, and the way to another of its instances. */
export const useLabAddress = (): {
  id: string
  seed: Seed
  go: (seed: number, how: 'push' | 'replace') => void
} => {
  const id = idOf(usePathname())
  const seed = readSeed(useSearchParams().get('seed'))
  const go = useCallback((next: number, how: 'push' | 'replace') => {
    const address = `${window.location.pathname}?seed=${next}`
    if (how === 'push') window.history.pushState(null, '', address)
    else window.history.replaceState(null, '', address)
  }, [])
  return { id, seed, go }
}
