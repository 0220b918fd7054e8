import { Menu } from '@/components/ui/menu'
import { KeyHint } from './key-hint'
import type { Command } from './keys'

type Props = {
  isMarked: boolean
  isTypingOff: boolean
  hasCard: boolean
  run: (command: Command) => void
  onTyping: (off: 'yes' | 'no') => void
}

const verbs: readonly (readonly [Exclude<Command, object>, string])[] = [
  ['edit', 'Edit the note'],
  ['bury-card', 'Bury the card'],
  ['bury-note', 'Bury the note'],
  ['suspend-card', 'Suspend the card'],
  ['suspend-note', 'Suspend the note'],
  ['info', 'Card information'],
]

/** Everything the keys do, for a hand without a keyboard. */
export function CardMenu({ isMarked, isTypingOff, hasCard, run, onTyping }: Props) {
  const item = (command: Exclude<Command, object>, words: string) => (
    <button key={words} type="button" onClick={() => run(command)}>
      {words}
      <KeyHint of={[command]} />
    </button>
  )
  return (
    <Menu label="Card menu">
      {hasCard && item('mark', isMarked ? 'Take the mark away' : 'Mark the card')}
      {hasCard && verbs.map(([command, words]) => item(command, words))}
      {isTypingOff && (
        <button type="button" onClick={() => onTyping('no')}>
          Type answers again
        </button>
      )}
      {item('keys', 'Keys')}
    </Menu>
  )
}
