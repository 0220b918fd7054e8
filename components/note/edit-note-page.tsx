'use client'

import { useSearchParams } from 'next/navigation'
import type { OneNoteReply } from '@/lib/contract/notes'
import { Loaded } from '@/components/ui/loaded'
import { safePath } from '@/lib/client/navigation'
import { useResource } from '@/lib/client/use-resource'
import { EditNote } from './edit-note'
import { useNoteSources } from './use-note-sources'

/** The note that the address names, and where to go on: `/notes/edit?id=…&then=…`. */
export function EditNotePage() {
  const search = useSearchParams()
  const id = search.get('id')
  const then = safePath(search.get('then'), '/notes')
  const note = useResource<OneNoteReply>(`/notes/${encodeURIComponent(id ?? 'none')}`)
  const sources = useNoteSources()
  return (
    <Loaded resource={sources}>
      {({ decks, types }) => (
        <Loaded resource={note}>
          {(reply) => <EditNote key={reply.note.id} reply={reply} decks={decks} types={types} then={then} />}
        </Loaded>
      )}
    </Loaded>
  )
}
