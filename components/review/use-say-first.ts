import { useRef, useState } from 'react'
import { isTypingOff, setTypingOff } from '@/lib/client/device'
import type { Session } from '@/lib/client/session'

/** Answers of several points are said before they are shown: which notes have them, their HTML tells. */
export const hasPoints = (back: string): boolean => back.includes('class="points"')

const signs: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' }

/** What a typed answer is compared with: the back carries it where its note type asks for typing; null elsewhere. */
export const expectedOf = (back: string): string | null =>
  / data-expected="([^"]*)"/
    .exec(back)?.[1]
    ?.replace(/&(?:lt|gt|quot|#39|amp);/g, (sign) => signs[sign] ?? sign) ?? null

/**
 * The box in which an answer is written first: its text stays beside the answer of the same turn, and stands in the box
 * again when that answer is undone.
 */
export const useSayFirst = ({ turn, shownId, said }: Session) => {
  const box = useRef<HTMLTextAreaElement & HTMLInputElement>(null)
  const [typed, setTyped] = useState({ turn: -1, text: '' })
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({})
  const [isOff, setIsOff] = useState(isTypingOff)
  return {
    box,
    isOff,
    typed: typed.turn === turn ? typed.text : '',
    before: said === null ? '' : (texts[shownId ?? ''] ?? ''),
    /** Keeps what the box holds, before it makes room for the answer. */
    keep: () => {
      const text = box.current?.value.trim() ?? ''
      setTyped({ turn, text })
      setTexts({ ...texts, [shownId ?? '']: text })
    },
    setOff: (off: 'yes' | 'no') => {
      setTypingOff(off)
      setIsOff(off === 'yes')
    },
  }
}

export type SayFirstState = ReturnType<typeof useSayFirst>
