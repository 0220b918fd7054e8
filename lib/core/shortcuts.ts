/** What a single key may do in a review, in the order of the sheet of keys. */
export const shortcutActions = [
  'reveal',
  'again',
  'hard',
  'good',
  'easy',
  'undo',
  'edit',
  'mark',
  'bury-card',
  'bury-note',
  'suspend-card',
  'suspend-note',
  'info',
  'keys',
  'leave',
] as const
export type ShortcutAction = (typeof shortcutActions)[number]

/**
 * What a learner has changed: a key by action, null for none; what is not named keeps its usual key. A key is what a
 * keyboard event calls it (`u`, `*`, `Escape`), `Space` for the space bar, with `Ctrl+` or `Alt+` before it if held.
 */
export type ShortcutKeys = Partial<Record<ShortcutAction, string | null>>

/** `reveal` shows the answer and, once it is shown, says Good. */
export const usualKeys: Record<ShortcutAction, readonly string[]> = {
  reveal: ['Space', 'Enter'],
  again: ['1'],
  hard: ['2'],
  good: ['3'],
  easy: ['4'],
  undo: ['u'],
  edit: ['e'],
  mark: ['*'],
  'bury-card': ['-'],
  'bury-note': ['='],
  'suspend-card': ['@'],
  'suspend-note': ['!'],
  info: ['i'],
  keys: ['?'],
  leave: ['Escape'],
}

const named =
  'Space|Enter|Escape|Backspace|Delete|Insert|Home|End|PageUp|PageDown|ArrowUp|ArrowDown|ArrowLeft|ArrowRight|F[1-9]|F1[0-2]'
const shape = new RegExp(`^(?:Ctrl\\+)?(?:Alt\\+)?(?:${named}|[^\\s\\p{C}\\p{M}])$`, 'u')

/** Keys with Ctrl that undo and reveal always, or that the browser keeps for itself. */
const kept = /^Ctrl\+(?:z|Enter|[acfnoprstvwxl0+-]|Escape|F[1-9]|F1[0-2]|PageUp|PageDown|Home|End)$/i
const browserKeys = new Set(['F5', 'F11', 'F12', 'Alt+F4', 'Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Home'])

/** Why a key cannot be a shortcut, in words; null when it can. */
export const whyNoShortcut = (key: string): string | null => {
  if (!shape.test(key)) return 'is no key that can be a shortcut'
  if (kept.test(key) || browserKeys.has(key)) return `is kept: ${key} already means something everywhere`
  return null
}

/** The keys that hold: the usual ones where the learner has changed nothing. */
export const keysOf = (changed: ShortcutKeys): Record<ShortcutAction, readonly string[]> =>
  Object.fromEntries(
    shortcutActions.map((action) => {
      const own = changed[action]
      if (own === undefined) return [action, usualKeys[action]]
      return [action, own === null ? [] : [own]]
    }),
  ) as Record<ShortcutAction, readonly string[]>

/** The action that a key would do, or null. */
export const actionOf = (changed: ShortcutKeys, key: string): ShortcutAction | null => {
  const keys = keysOf(changed)
  return shortcutActions.find((action) => keys[action].includes(key)) ?? null
}

/** The first key that two actions share, with both; null when each key does one thing. */
export const findConflict = (
  changed: ShortcutKeys,
): { key: string; actions: readonly [ShortcutAction, ShortcutAction] } | null => {
  const taken = new Map<string, ShortcutAction>()
  const keys = keysOf(changed)
  for (const action of shortcutActions)
    for (const key of keys[action]) {
      const other = taken.get(key)
      if (other) return { key, actions: [other, action] }
      taken.set(key, action)
    }
  return null
}

/** The changes without those that only say what is usual anyway. */
export const withoutUsual = (changed: ShortcutKeys): ShortcutKeys =>
  Object.fromEntries(
    Object.entries(changed).filter(([action, key]) => {
      const usual = usualKeys[action as ShortcutAction]
      return key === null || usual.length > 1 || usual[0] !== key
    }),
  )

/** A key press, as far as it matters here. */
export type Press = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean }

/** The key that was pressed, as shortcuts are written; Cmd counts as Ctrl. */
export const keyOfPress = ({ key, ctrlKey, metaKey, altKey }: Press): string =>
  `${ctrlKey || metaKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${key === ' ' ? 'Space' : key}`

const shortNames: Record<string, string> = {
  Escape: 'Esc',
  Backspace: 'Backspace',
  Delete: 'Del',
  PageUp: 'Page up',
  PageDown: 'Page down',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
}

/** A key as people read it: "Esc", "Ctrl Left". */
export const sayKey = (key: string): string => {
  const [, held = '', last = key] = /^((?:Ctrl\+)?(?:Alt\+)?)(.+)$/su.exec(key) ?? []
  return `${held.replaceAll('+', ' ')}${shortNames[last] ?? last}`
}
