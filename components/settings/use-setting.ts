'use client'

import { useState } from 'react'
import type { PatchMeInput } from '@/lib/contract/accounts'
import { ApiError, sentenceOf } from '@/lib/client/api'
import type { ChangeMe } from './use-me'

/**
 * One setting, shown as chosen at once and saved at once. What the server refuses stays on screen with the reason, so that
 * it can be mended; `stored` is what the server has.
 */
export const useSetting = <V>(stored: V, change: ChangeMe, patchOf: (value: V) => PatchMeInput) => {
  const [draft, setDraft] = useState<{ value: V } | null>(null)
  const [error, setError] = useState<string>()

  const save = async (value: V) => {
    const mine = { value }
    setDraft(mine)
    setError(undefined)
    const patch = patchOf(value)
    try {
      await change(patch)
      // A later choice is on its way, and stays on screen until it is answered.
      setDraft((last) => (last === mine ? null : last))
    } catch (thrown) {
      setError(reasonOf(thrown, patch))
    }
  }
  return { value: draft ? draft.value : stored, save, error }
}

const reasonOf = (thrown: unknown, patch: PatchMeInput): string => {
  const field = Object.keys(patch)[0] ?? ''
  return (thrown instanceof ApiError && thrown.fields[field]) || sentenceOf(thrown)
}
