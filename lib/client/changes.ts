import { send } from './api'

const listeners = new Set<() => void>()

/** Hears of every change that was undone in this tab; returns how to stop. */
export const onUndone = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Undoes a change by its id, and tells whoever shows what it touched. @throws ApiError */
export const undoChange = async (changeId: string): Promise<void> => {
  await send('POST', `/changes/${changeId}/undo`)
  listeners.forEach((listener) => listener())
}
