import { createContext, useContext, type ReactNode } from 'react'
import { keysOf, sayKey, type ShortcutAction, type ShortcutKeys } from '@/lib/core/shortcuts'

/** The keys that hold in this review; null where they are off. */
const Keys = createContext<ShortcutKeys | null>({})

export function KeysThatHold({ keys, children }: { keys: ShortcutKeys | null; children: ReactNode }) {
  return <Keys value={keys}>{children}</Keys>
}

/** Whether single keys are on in this review. */
export const useKeysOn = (): boolean => useContext(Keys) !== null

/** The key of the first of some actions that has one, shown on a button; nothing where there is none. */
export function KeyHint({ of }: { of: readonly ShortcutAction[] }) {
  const changed = useContext(Keys)
  if (!changed) return null
  const keys = keysOf(changed)
  const key = of.flatMap((action) => keys[action])[0]
  return key === undefined ? null : <kbd aria-hidden="true">{sayKey(key)}</kbd>
}
