'use client'

import { useEffect, useState } from 'react'
import type { PreviewNoteInput } from '@/lib/contract/notes'
import { send } from '@/lib/client/api'

export type PreviewCard = { ordinal: number; front: string; back: string }
export type Preview = { cards: readonly PreviewCard[]; error?: unknown }

const pauseMs = 300
const none: Preview = { cards: [] }

/** The cards a draft makes, asked for when the writing pauses; none for null. The last ones stay until the next are there. */
export const usePreview = (input: PreviewNoteInput | null): Preview => {
  const [preview, setPreview] = useState(none)
  const asked = input && JSON.stringify(input)

  useEffect(() => {
    if (asked === null) return
    const controller = new AbortController()
    const timer = setTimeout(() => {
      send<{ cards: PreviewCard[] }>('POST', '/notes/preview', JSON.parse(asked), controller.signal).then(
        ({ cards }) => setPreview({ cards }),
        (error: unknown) => {
          if (!controller.signal.aborted) setPreview((last) => ({ ...last, error }))
        },
      )
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [asked])

  return asked === null ? none : preview
}
