'use client'

import { useCallback, useEffect, useState } from 'react'
import { get } from './api'

type State<T> = { key: string | null; data?: T; error?: unknown }

/**
 * What stands under a path of the API; while another is on its way, the last that came stays and is stale.
 * @param basis asks anew whenever it changes
 */
export const useLatest = <T>(path: string, basis: string) => {
  const [state, setState] = useState<State<T>>({ key: null })
  const [attempt, setAttempt] = useState(0)
  const key = `${path} ${basis} ${attempt}`

  useEffect(() => {
    const controller = new AbortController()
    get<T>(path, controller.signal).then(
      (data) => setState({ key, data }),
      (error: unknown) => {
        if (!controller.signal.aborted) setState((last) => ({ ...last, key, error }))
      },
    )
    return () => controller.abort()
  }, [path, key])

  const reload = useCallback(() => {
    setState({ key: null })
    setAttempt((last) => last + 1)
  }, [])
  return { data: state.data, error: state.error, isStale: state.key !== key, reload }
}
