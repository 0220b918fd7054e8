'use client'

import { useEffect, useState } from 'react'
import type { DuplicatesInput, DuplicatesReply } from '@/lib/contract/notes'
import { send } from '@/lib/client/api'

export type Duplicate = DuplicatesReply['duplicates'][number]

const pauseMs = 400
const none: readonly Duplicate[] = []

/**
 * Notes that begin as the draft does, asked for when the writing pauses; none for null. A failure is no warning.
 * @param round how many notes were added: each may be the double of the next
 */
export const useDuplicates = (input: DuplicatesInput | null, round: number): readonly Duplicate[] => {
  const [found, setFound] = useState<{ asked: string; duplicates: readonly Duplicate[] } | null>(null)
  const asked = input && JSON.stringify(input)

  useEffect(() => {
    if (asked === null) return
    const controller = new AbortController()
    const timer = setTimeout(() => {
      send<DuplicatesReply>('POST', '/notes/duplicates', JSON.parse(asked), controller.signal).then(
        ({ duplicates }) => setFound({ asked, duplicates }),
        () => undefined,
      )
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [asked, round])

  return found?.asked === asked ? found!.duplicates : none
}
