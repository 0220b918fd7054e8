'use client'

import { useRouter, useSearchParams } from 'next/navigation'
import type { OneNoteReply } from '@/lib/contract/notes'
import { Loaded } from '@/components/ui/loaded'
import { cameFromHere, safePath } from '@/lib/client/navigation'
import { useResource } from '@/lib/client/use-resource'
import { EditNote } from './edit-note'
import { useNoteSources } from './use-note-sources'

/** The note that the address names, and where to go on, else back: `/notes/edit?id=…&then=…`. */
export function EditNotePage() {
  const search = useSearchParams()
  const id = search.get('id')
  const then = search.get('then')
  const note = useResource<OneNoteReply>(`/notes/${encodeURIComponent(id ?? 'none')}`)
  const sources = useNoteSources()
  const router = useRouter()
  const leave = () => {
    if (then === null && cameFromHere()) router.back()
    else router.push(safePath(then, '/notes'))
  }
  return (
    <Loaded resource={sources}>
      {({ decks, types }) => (
        <Loaded resource={note}>
          {(reply) => (
            <EditNote key={reply.note.id} reply={reply} decks={decks} types={types} onLeave={leave} />
          )}
        </Loaded>
      )}
    </Loaded>
  )
}
