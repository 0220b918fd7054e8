'use client'

import { useCallback, useEffect, useState } from 'react'
import { get } from './api'

type State<T> = { path: string | null; data?: T; error?: unknown }

export type Resource<T> = {
  data: T | undefined
  error: unknown
  reload: () => void
  /** Puts in what a change has made, without asking again. */
  update: (change: (data: T) => T) => void
}

/** What stands under a path of the API. While it reloads, the old data stays; null waits. */
export const useResource = <T>(path: string | null): Resource<T> => {
  const [state, setState] = useState<State<T>>({ path })
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    if (path === null) return
    const controller = new AbortController()
    get<T>(path, controller.signal).then(
      (data) => setState({ path, data }),
      (error: unknown) => {
        if (!controller.signal.aborted) setState((last) => ({ ...last, path, error }))
      },
    )
    return () => controller.abort()
  }, [path, attempt])

  const reload = useCallback(() => {
    setState((last) => ({ path: last.path, data: last.data }))
    setAttempt((last) => last + 1)
  }, [])
  const update = useCallback(
    (change: (data: T) => T) =>
      setState((last) => (last.data === undefined ? last : { ...last, data: change(last.data) })),
    [],
  )
  const isCurrent = state.path === path
  return {
    data: isCurrent ? state.data : undefined,
    error: isCurrent ? state.error : undefined,
    reload,
    update,
  }
}
