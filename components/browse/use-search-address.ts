'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback } from 'react'
import type { NoteSort } from './use-note-list'

export type SearchAddress = { q: string; deckId: string; sort: NoteSort }

const sorts: readonly NoteSort[] = ['newest', 'oldest', 'edited']

/**
 * What the address asks for, `/notes?q=is:due&deck=…`, so that it can be kept, and the way back leads to the search
 * before. Typing goes on in one step of that way; a press on a filter is a step of its own.
 */
export const useSearchAddress = (): [
  SearchAddress,
  (change: Partial<SearchAddress>, step: 'same' | 'new') => void,
] => {
  const search = useSearchParams()
  const q = search.get('q') ?? ''
  const deckId = search.get('deck') ?? ''
  const sort = sorts.find((one) => one === search.get('sort')) ?? 'newest'
  const go = useCallback(
    (change: Partial<SearchAddress>, step: 'same' | 'new') => {
      const next = { q, deckId, sort, ...change }
      const params = new URLSearchParams({
        ...(next.q ? { q: next.q } : {}),
        ...(next.deckId ? { deck: next.deckId } : {}),
        ...(next.sort === 'newest' ? {} : { sort: next.sort }),
      })
      const address = `${window.location.pathname}${params.size > 0 ? `?${params}` : ''}`
      if (step === 'new') window.history.pushState(null, '', address)
      else window.history.replaceState(null, '', address)
    },
    [q, deckId, sort],
  )
  return [{ q, deckId, sort }, go]
}
