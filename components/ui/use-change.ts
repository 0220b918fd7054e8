'use client'

import { useState } from 'react'
import { ApiError, sentenceOf } from '@/lib/client/api'

/** A change under way: whether it runs, and why it failed. */
export const useChange = (work: () => Promise<void>) => {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const run = async () => {
    if (isBusy) return
    setBusy(true)
    setError(null)
    try {
      await work()
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  const fields: Readonly<Record<string, string>> = error instanceof ApiError ? error.fields : {}
  return { isBusy, run, fields, sentence: error === null ? undefined : sentenceOf(error) }
}
