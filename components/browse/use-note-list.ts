'use client'

import { useCallback, useEffect, useState } from 'react'
import type { ListNotesReply } from '@/lib/contract/notes'
import { get } from '@/lib/client/api'
import { useUndone } from '@/components/ui/undo'

export type ListedNote = ListNotesReply['notes'][number]
export type NoteSort = 'newest' | 'oldest' | 'edited'
export type NoteQuery = { q: string; deckId: string; sort: NoteSort }

type State = {
  notes: ListedNote[] | null
  nextCursor: string | null
  error?: unknown
  isMoreBusy: boolean
  query: NoteQuery | null
}

const nothing: State = { notes: null, nextCursor: null, isMoreBusy: false, query: null }

/** The part of an address that names what is searched. */
export const paramsOf = ({ q, deckId }: Pick<NoteQuery, 'q' | 'deckId'>): URLSearchParams =>
  new URLSearchParams({ ...(q.trim() ? { q: q.trim() } : {}), ...(deckId ? { deckId } : {}) })

const pathOf = (query: NoteQuery, cursor: string | null): string => {
  const params = paramsOf(query)
  if (query.sort !== 'newest') params.set('sort', query.sort)
  if (cursor) params.set('cursor', cursor)
  return `/notes?${params}`
}

/** Notes that a search finds, a page at a time. While others are searched for, those found last stay. */
export const useNoteList = ({ q, deckId, sort }: NoteQuery) => {
  const [state, setState] = useState(nothing)
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    const controller = new AbortController()
    const query = { q, deckId, sort }
    get<ListNotesReply>(pathOf(query, null), controller.signal).then(
      ({ notes, nextCursor }) => setState({ notes, nextCursor, isMoreBusy: false, query }),
      (error: unknown) => {
        if (!controller.signal.aborted) setState({ ...nothing, error, query })
      },
    )
    return () => controller.abort()
  }, [q, deckId, sort, attempt])

  const more = async () => {
    const { nextCursor, query } = state
    if (!nextCursor || !query || state.isMoreBusy) return
    setState((last) => ({ ...last, isMoreBusy: true, error: undefined }))
    // Another search may have come in meanwhile; then this page is nobody's.
    const put = (change: (last: State) => State) =>
      setState((last) => (last.nextCursor === nextCursor ? { ...change(last), isMoreBusy: false } : last))
    try {
      const page = await get<ListNotesReply>(pathOf(query, nextCursor))
      put((last) => ({
        ...last,
        notes: [...(last.notes ?? []), ...page.notes],
        nextCursor: page.nextCursor,
      }))
    } catch (error) {
      put((last) => ({ ...last, error }))
    }
  }

  const reload = useCallback(() => setAttempt((last) => last + 1), [])
  useUndone(reload)
  return { ...state, more, reload }
}
export type NoteList = ReturnType<typeof useNoteList>
