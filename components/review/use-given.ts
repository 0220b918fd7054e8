import { useRef } from 'react'
import type { Given } from '@/lib/client/entry'

const nothing: Given = {}

/** What an answer says besides its rating, kept for the turn it belongs to until that is rated. */
export const useGiven = (turn: number) => {
  const held = useRef({ turn: -1, given: nothing })
  return {
    keep: (given: Given) => {
      held.current = { turn, given }
    },
    read: (): Given => (held.current.turn === turn ? held.current.given : nothing),
  }
}
