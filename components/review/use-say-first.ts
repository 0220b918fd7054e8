import { useRef, useState } from 'react'
import { isTypingOff, setTypingOff } from '@/lib/client/device'

/** Answers of several points are said before they are shown: which notes have them, their HTML tells. */
export const hasPoints = (back: string): boolean => back.includes('class="points"')

/** The text box of a long answer: what was written stays beside the answer of the same turn. */
export const useSayFirst = (turn: number) => {
  const box = useRef<HTMLTextAreaElement>(null)
  const [typed, setTyped] = useState({ turn: -1, text: '' })
  const [isOff, setIsOff] = useState(isTypingOff)
  return {
    box,
    isOff,
    typed: typed.turn === turn ? typed.text : '',
    /** Keeps what the box holds, before it makes room for the answer. */
    keep: () => setTyped({ turn, text: box.current?.value.trim() ?? '' }),
    setOff: (off: 'yes' | 'no') => {
      setTypingOff(off)
      setIsOff(off === 'yes')
    },
  }
}

export type SayFirstState = ReturnType<typeof useSayFirst>
