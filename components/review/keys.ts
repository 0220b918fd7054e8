import type { Rating } from '@/lib/core/rating'
import {
  actionOf,
  keyOfPress,
  keysOf,
  sayKey,
  type Press as KeyPress,
  type ShortcutAction,
  type ShortcutKeys,
} from '@/lib/core/shortcuts'

/** What a key asks for. */
export type Command = Exclude<ShortcutAction, Rating> | { rate: Rating }

/** A key press, as far as it matters here. */
export type Press = KeyPress & { repeat: boolean }

/** Where the learner is: before the answer, after it, or at neither (nothing due, summary). */
export type Place = 'question' | 'answer' | 'elsewhere'

const everywhere = new Set<ShortcutAction>(['undo', 'keys', 'leave'])

/** Ctrl+Z undoes whatever the keys are. Letters count without regard to Caps Lock, unless the capital has a meaning of its own. */
const meant = (press: Press, changed: ShortcutKeys): ShortcutAction | null => {
  const key = keyOfPress(press)
  if (key.toLowerCase() === 'ctrl+z') return 'undo'
  return actionOf(changed, key) ?? (press.key.length === 1 ? actionOf(changed, lowered(press)) : null)
}

const lowered = (press: Press): string => keyOfPress({ ...press, key: press.key.toLowerCase() })

/** The command of a key, or null. A key held down commands nothing: it would answer card after card. */
export const commandOf = (press: Press, place: Place, changed: ShortcutKeys): Command | null => {
  if (press.repeat) return null
  const action = meant(press, changed)
  if (!action || (place === 'elsewhere' && !everywhere.has(action))) return null
  if (action === 'reveal') return place === 'question' ? 'reveal' : { rate: 'good' }
  if (action === 'again' || action === 'hard' || action === 'good' || action === 'easy')
    return place === 'answer' ? { rate: action } : null
  return action
}

/** What each action is called, where keys are shown and where they are changed. */
export const actionWords: Record<ShortcutAction, string> = {
  reveal: 'Show the answer, then Good',
  again: 'Again',
  hard: 'Hard',
  good: 'Good',
  easy: 'Easy',
  undo: 'Undo, as often as you like',
  edit: 'Edit the note',
  mark: 'Mark the card, or take the mark away',
  'bury-card': 'Bury the card until tomorrow',
  'bury-note': 'Bury the note until tomorrow',
  'suspend-card': 'Suspend the card',
  'suspend-note': 'Suspend the note',
  info: 'Card information',
  keys: 'The sheet of keys',
  leave: 'Leave; everything is saved',
}

const sheetRows: readonly (readonly [actions: readonly ShortcutAction[], does: string])[] = [
  [['reveal'], actionWords.reveal],
  [['again', 'hard', 'good', 'easy'], 'Again, Hard, Good, Easy'],
  [['undo'], actionWords.undo],
  [['edit'], actionWords.edit],
  [['mark'], actionWords.mark],
  [['bury-card', 'bury-note'], 'Bury the card, the note, until tomorrow'],
  [['suspend-card', 'suspend-note'], 'Suspend the card, the note'],
  [['info'], actionWords.info],
  [['keys'], 'This sheet'],
  [['leave'], actionWords.leave],
]

const fixed: Partial<Record<ShortcutAction, string>> = { undo: 'Ctrl Z' }

/** The sheet of keys, in the order of a review; an action without a key is left out. */
export const keySheet = (changed: ShortcutKeys): (readonly [keys: string, does: string])[] => {
  const keys = keysOf(changed)
  return sheetRows.flatMap(([actions, does]) => {
    const names = actions.flatMap((action) => [...keys[action].map(sayKey), fixed[action] ?? []].flat())
    return names.length === 0 ? [] : [[names.join(actions.length > 1 ? '  ' : ', '), does] as const]
  })
}
