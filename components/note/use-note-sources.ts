'use client'

import type { DeckReply } from '@/lib/contract/decks'
import { useResource, type Resource } from '@/lib/client/use-resource'
import type { NoteTypeInfo } from './note-type-info'

export type NoteSources = { decks: readonly DeckReply[]; types: readonly NoteTypeInfo[] }

/** Decks and note types, which every page about notes needs together. */
export const useNoteSources = (): Resource<NoteSources> => {
  const decks = useResource<{ decks: DeckReply[] }>('/decks')
  const types = useResource<{ noteTypes: NoteTypeInfo[] }>('/note-types')
  const isThere = decks.data !== undefined && types.data !== undefined
  return {
    data: isThere ? { decks: decks.data!.decks, types: types.data!.noteTypes } : undefined,
    error: decks.error ?? types.error,
    reload: () => {
      decks.reload()
      types.reload()
    },
    update: () => {},
  }
}
