'use client'

import { useRef, useState } from 'react'
import type { ListTagsReply } from '@/lib/contract/notes'
import { get } from '@/lib/client/api'

export type KnownTag = ListTagsReply['tags'][number]

/** Tags in use, fetched once, when they are first wanted. Without them the field works, and completes nothing. */
export const useKnownTags = () => {
  const [known, setKnown] = useState<readonly KnownTag[]>([])
  const isAsked = useRef(false)
  const fetchKnown = () => {
    if (isAsked.current) return
    isAsked.current = true
    get<ListTagsReply>('/tags?limit=1000').then(
      ({ tags }) => setKnown(tags),
      () => (isAsked.current = false),
    )
  }
  return { known, fetchKnown }
}
