'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { OneNoteReply, PatchNoteInput } from '@/lib/contract/notes'
import { Button } from '@/components/ui/button'
import { showUndo } from '@/components/ui/undo'
import { useChange } from '@/components/ui/use-change'
import { sendChange } from '@/lib/client/api'
import { DeleteNoteDialog } from './delete-note-dialog'
import type { NoteDraft } from './note-draft'
import { NoteEditor } from './note-editor'
import { fieldsFor } from './note-type-info'
import type { NoteSources } from './use-note-sources'

/** Editing never touches scheduling. */
export function EditNote({ reply, decks, types }: NoteSources & { reply: OneNoteReply }) {
  const { note, cards } = reply
  const router = useRouter()
  const type = types.find(({ key }) => key === note.noteType)
  const [draft, setDraft] = useState<NoteDraft>({
    deckId: note.deckId,
    noteType: note.noteType,
    fields: note.fields,
  })
  const [isDeleting, setDeleting] = useState(false)

  const change = useChange(async () => {
    const input: PatchNoteInput = {
      ...(draft.deckId === note.deckId ? {} : { deckId: draft.deckId }),
      fields: type ? fieldsFor(type, draft.fields) : draft.fields,
    }
    const { changeId } = await sendChange('PATCH', `/notes/${note.id}`, input)
    showUndo('Saved', changeId)
    router.push('/notes')
  })

  if (!type) return <p className="quiet">This note is of a type that this page cannot edit yet.</p>
  return (
    <>
      <NoteEditor
        decks={decks}
        types={[type]}
        draft={draft}
        onChange={setDraft}
        submit={{ label: 'Save note', busy: change.isBusy && 'Saving', run: change.run }}
        errors={{ fields: change.fields, sentence: change.sentence }}
        aside={
          <Button kind="plain" onClick={() => setDeleting(true)}>
            Delete
          </Button>
        }
      />
      {isDeleting && (
        <DeleteNoteDialog
          note={{ id: note.id, cardCount: cards.length }}
          onClose={() => setDeleting(false)}
          onDone={() => router.push('/notes')}
        />
      )}
    </>
  )
}
