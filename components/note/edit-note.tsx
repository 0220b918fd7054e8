'use client'

import { useEffect, useState } from 'react'
import type { OneNoteReply, PatchNoteInput } from '@/lib/contract/notes'
import { Button } from '@/components/ui/button'
import { showUndo } from '@/components/ui/undo'
import { useChange } from '@/components/ui/use-change'
import { sendChange } from '@/lib/client/api'
import { DeleteNoteDialog } from './delete-note-dialog'
import { dropDraft, keepDraft, readDraft, type NoteDraft } from './note-draft'
import { NoteEditor } from './note-editor'
import { carryOver, fieldsFor, offeredTypes, type NoteTypeInfo } from './note-type-info'
import type { NoteSources } from './use-note-sources'

type Props = NoteSources & {
  reply: OneNoteReply
  /** Saved, deleted or given up: goes back to where the learner was. */
  onLeave: () => void
}

type Note = OneNoteReply['note']

const draftOf = ({ deckId, noteType, fields, tags }: Note): NoteDraft => ({
  ...{ deckId, noteType, fields, tags, pinned: [] },
})

/** What the draft changes of the note; a library note keeps its type. */
const changesOf = (note: Note, draft: NoteDraft, type: NoteTypeInfo): PatchNoteInput => ({
  ...(draft.deckId === note.deckId ? {} : { deckId: draft.deckId }),
  ...(type.key === note.noteType ? {} : { noteType: type.key }),
  tags: [...draft.tags],
  fields: fieldsFor(type, draft.fields),
})

/** Editing never touches scheduling. */
export function EditNote({ reply, decks, types, onLeave }: Props) {
  const { note, cards } = reply
  const own = types.find(({ key }) => key === note.noteType)
  const [draft, setDraft] = useState<NoteDraft>(() => readDraft(note.id) ?? draftOf(note))
  const [isBack, setBack] = useState(() => readDraft(note.id) !== null)
  const [isDeleting, setDeleting] = useState(false)
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(note))
  const type = types.find(({ key }) => key === draft.noteType) ?? own

  useEffect(() => (isChanged ? keepDraft(draft, note.id) : dropDraft(note.id)), [draft, note.id, isChanged])

  const leave = () => {
    dropDraft(note.id)
    onLeave()
  }
  const change = useChange(async () => {
    const { changeId } = await sendChange('PATCH', `/notes/${note.id}`, changesOf(note, draft, type!))
    showUndo('Saved', changeId)
    leave()
  })

  if (!own || !type) return <p className="quiet">This note is of a type that this page cannot edit yet.</p>
  // The library's own words belong to a type.
  const choices = note.libraryId ? [own] : [...new Set([...offeredTypes(types), own])]
  return (
    <>
      {isBack && isChanged && (
        <p className="draft-back small quiet" role="status">
          What you had not saved last time is back.
          <Button
            kind="plain"
            onClick={() => {
              setDraft(draftOf(note))
              setBack(false)
            }}
          >
            Discard it
          </Button>
        </p>
      )}
      <NoteEditor
        decks={decks}
        types={choices}
        draft={draft}
        noteId={note.id}
        onChange={setDraft}
        onTypeChange={(key) => {
          const next = choices.find((one) => one.key === key)!
          setDraft({ ...draft, noteType: key, fields: carryOver(type, next, draft.fields) })
        }}
        submit={{ label: 'Save note', busy: change.isBusy && 'Saving', run: change.run }}
        errors={{ fields: change.fields, sentence: change.sentence }}
        aside={
          <>
            <Button kind="plain" onClick={leave}>
              Cancel
            </Button>
            <Button kind="plain" onClick={() => setDeleting(true)}>
              Delete
            </Button>
          </>
        }
      />
      {isDeleting && (
        <DeleteNoteDialog
          note={{ id: note.id, cardCount: cards.length }}
          onClose={() => setDeleting(false)}
          onDone={leave}
        />
      )}
    </>
  )
}
