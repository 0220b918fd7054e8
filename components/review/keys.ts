import type { Rating } from '@/lib/core/rating'

/** What a key asks for. */
export type Command =
  | 'reveal'
  | 'undo'
  | 'edit'
  | 'mark'
  | 'info'
  | 'keys'
  | 'leave'
  | 'bury-card'
  | 'bury-note'
  | 'suspend-card'
  | 'suspend-note'
  | { rate: Rating }

/** A key press, as far as it matters here. */
export type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>

/** Where the learner is: before the answer, after it, or at neither (nothing due, summary). */
export type Place = 'question' | 'answer' | 'elsewhere'

const ofCard: Record<string, Command> = {
  e: 'edit',
  '*': 'mark',
  i: 'info',
  '-': 'bury-card',
  '=': 'bury-note',
  '@': 'suspend-card',
  '!': 'suspend-note',
}

const ratingKeys: Record<string, Rating> = { '1': 'again', '2': 'hard', '3': 'good', '4': 'easy' }

const isUndo = ({ key, ctrlKey, metaKey, altKey }: Press): boolean =>
  (ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'z'

/** The command of a key, or null. A key held down commands nothing: it would answer card after card. */
export const commandOf = (press: Press, place: Place): Command | null => {
  if (press.repeat) return null
  if (isUndo(press)) return 'undo'
  if (press.ctrlKey || press.metaKey || press.altKey) return null
  const { key } = press
  if (key === 'u') return 'undo'
  if (key === '?') return 'keys'
  if (key === 'Escape') return 'leave'
  if (place === 'elsewhere') return null
  if (key === ' ' || key === 'Enter') return place === 'question' ? 'reveal' : { rate: 'good' }
  if (place === 'answer' && ratingKeys[key]) return { rate: ratingKeys[key] }
  return ofCard[key] ?? null
}

/** The sheet of keys, in the order of a review. */
export const keySheet: readonly (readonly [keys: string, does: string])[] = [
  ['Space, Enter', 'Show the answer, then Good'],
  ['1 2 3 4', 'Again, Hard, Good, Easy'],
  ['u, Ctrl Z', 'Undo, as often as you like'],
  ['Ctrl Enter', 'Show the answer from the text box'],
  ['e', 'Edit the note'],
  ['*', 'Mark the card, or take the mark away'],
  ['-  =', 'Bury the card, the note, until tomorrow'],
  ['@  !', 'Suspend the card, the note'],
  ['i', 'Card information'],
  ['?', 'This sheet'],
  ['Esc', 'Leave; everything is saved'],
]
