'use client'

import type { CountNotesReply } from '@/lib/contract/notes'
import { useUndone } from '@/components/ui/undo'
import { figured } from '@/components/ui/words'
import { useResource } from '@/lib/client/use-resource'
import { paramsOf, type NoteQuery } from './use-note-list'

/** How many notes a search finds, told apart from the list: "38 notes", "More than 1,000 notes". */
export const useNoteCount = (query: Pick<NoteQuery, 'q' | 'deckId'>) => {
  const { data, reload } = useResource<CountNotesReply>(`/notes/count?${paramsOf(query)}`)
  useUndone(reload)
  const count = data?.count
  const words = !count ? '' : count.more ? 'More than 1,000 notes' : figured(count.notes, 'note')
  return { count, words, reload }
}
