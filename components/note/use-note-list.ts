'use client'

import { useCallback, useEffect, useState } from 'react'
import type { ListNotesReply } from '@/lib/contract/notes'
import { get } from '@/lib/client/api'

export type ListedNote = ListNotesReply['notes'][number]
export type NoteQuery = { q: string; isMine: boolean }

type State = { notes: ListedNote[] | null; nextCursor: string | null; error?: unknown; isMoreBusy: boolean }

const nothing: State = { notes: null, nextCursor: null, isMoreBusy: false }

const pathOf = ({ q, isMine }: NoteQuery, cursor: string | null) => {
  const query = new URLSearchParams()
  if (q.trim()) query.set('q', q.trim())
  if (isMine) query.set('mine', '1')
  if (cursor) query.set('cursor', cursor)
  return `/notes?${query}`
}

/** Notes that match, a page at a time. While others are searched for, those found last stay. */
export const useNoteList = ({ q, isMine }: NoteQuery) => {
  const [state, setState] = useState(nothing)
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    const controller = new AbortController()
    const fail = (error: unknown) => {
      if (!controller.signal.aborted) setState({ ...nothing, error })
    }
    get<ListNotesReply>(pathOf({ q, isMine }, null), controller.signal).then(
      ({ notes, nextCursor }) => setState({ notes, nextCursor, isMoreBusy: false }),
      fail,
    )
    return () => controller.abort()
  }, [q, isMine, attempt])

  const more = async () => {
    if (!state.nextCursor || state.isMoreBusy) return
    setState((last) => ({ ...last, isMoreBusy: true, error: undefined }))
    try {
      const page = await get<ListNotesReply>(pathOf({ q, isMine }, state.nextCursor))
      // Another search may have come in meanwhile; then this page is nobody's.
      setState((last) =>
        last.nextCursor === state.nextCursor
          ? { notes: [...(last.notes ?? []), ...page.notes], nextCursor: page.nextCursor, isMoreBusy: false }
          : last,
      )
    } catch (error) {
      setState((last) => ({ ...last, isMoreBusy: false, error }))
    }
  }

  const reload = useCallback(() => setAttempt((last) => last + 1), [])
  const remove = (id: string) =>
    setState((last) => ({ ...last, notes: last.notes?.filter((note) => note.id !== id) ?? null }))
  return { ...state, more, reload, remove }
}
