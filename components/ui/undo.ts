'use client'

import { useEffect } from 'react'
import { sentenceOf } from '@/lib/client/api'
import { onUndone, undoChange } from '@/lib/client/changes'
import { showToast } from './toast-queue'

const takeBack = async (changeId: string, onDone: (() => void) | undefined): Promise<void> => {
  try {
    await undoChange(changeId)
    showToast('Undone')
    onDone?.()
  } catch (error) {
    showToast(sentenceOf(error))
  }
}

/**
 * Says what was done and offers to undo it; without a change it only says so. Lists reload by `useUndone`; `onDone` is
 * for what only the caller knows, such as a draft to put back.
 */
export const showUndo = (text: string, changeId: string | null, onDone?: () => void): void =>
  showToast(text, changeId === null ? undefined : () => void takeBack(changeId, onDone))

/** Reloads what a page shows when any change was undone. */
export const useUndone = (reload: () => void): void => {
  useEffect(() => onUndone(reload), [reload])
}
