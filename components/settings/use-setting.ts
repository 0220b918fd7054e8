'use client'

import { useState } from 'react'
import type { PatchMeInput } from '@/lib/contract/accounts'
import { showToast } from '@/components/ui/toast-queue'
import { ApiError, sentenceOf } from '@/lib/client/api'
import type { ChangeMe } from './use-me'

/**
 * One setting, shown as chosen at once and saved at once. What the server refuses stays on screen with the reason, so that
 * it can be mended; `stored` is what the server has.
 */
export const useSetting = <V>(stored: V, change: ChangeMe, patchOf: (value: V) => PatchMeInput) => {
  const [draft, setDraft] = useState<{ value: V } | null>(null)
  const [error, setError] = useState<string>()

  const value = draft ? draft.value : stored

  const save = async (chosen: V): Promise<'saved' | 'refused'> => {
    const mine = { value: chosen }
    setDraft(mine)
    setError(undefined)
    const patch = patchOf(chosen)
    try {
      await change(patch)
      // A later choice is on its way, and stays on screen until it is answered.
      setDraft((last) => (last === mine ? null : last))
      return 'saved'
    } catch (thrown) {
      setError(reasonOf(thrown, patch))
      return 'refused'
    }
  }

  /** Saves, says what is so now, and offers to have it back as it was. */
  const saveWithUndo = async (chosen: V, words: string) => {
    const before = value
    if ((await save(chosen)) === 'saved') showToast(words, () => void save(before))
  }
  return { value, save, saveWithUndo, error }
}

const reasonOf = (thrown: unknown, patch: PatchMeInput): string => {
  const field = Object.keys(patch)[0] ?? ''
  return (thrown instanceof ApiError && thrown.fields[field]) || sentenceOf(thrown)
}
