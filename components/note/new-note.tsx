'use client'

import { useEffect, useRef, useState } from 'react'
import type { CreateNoteInput, OneNoteReply } from '@/lib/contract/notes'
import { showUndo } from '@/components/ui/undo'
import { useChange } from '@/components/ui/use-change'
import { sendChange } from '@/lib/client/api'
import { keepDraft, readDraft, type NoteDraft } from './note-draft'
import { NoteEditor } from './note-editor'
import { carryOver, fieldsFor, isBlank, offeredTypes, type NoteTypeInfo } from './note-type-info'
import type { NoteSources } from './use-note-sources'

/** The draft of last time where its deck and type are still there. */
const firstDraft = ({ decks }: NoteSources, types: readonly NoteTypeInfo[]): NoteDraft => {
  const kept = readDraft()
  return {
    deckId: (
      decks.find(({ id }) => id === kept?.deckId) ??
      // Not among the library's cards, as long as there is a deck of one's own.
      decks.find(({ librarySlug }) => librarySlug === null) ??
      decks[0]!
    ).id,
    noteType: types.find(({ key }) => key === kept?.noteType)?.key ?? types[0]!.key,
    fields: kept?.fields ?? {},
  }
}

export function NewNote(sources: NoteSources) {
  const types = offeredTypes(sources.types)
  const [draft, setDraft] = useState(() => firstDraft(sources, types))
  const form = useRef<HTMLDivElement>(null)
  const type = types.find(({ key }) => key === draft.noteType)!

  useEffect(() => keepDraft(draft), [draft])

  const change = useChange(async () => {
    const input: CreateNoteInput = {
      ...{ deckId: draft.deckId, noteType: type.key, tags: [] },
      fields: fieldsFor(type, draft.fields),
    }
    const { reply, changeId } = await sendChange<OneNoteReply>('POST', '/notes', input)
    const { length } = reply.cards
    setDraft({ ...draft, fields: {} })
    // What was added comes back into the boxes, unless something new stands there.
    showUndo(length === 1 ? 'Added' : `Added, ${length} cards`, changeId, () =>
      setDraft((now) => (isBlank(now.fields) ? draft : now)),
    )
    form.current?.querySelector('textarea')?.focus()
  })

  return (
    <div ref={form}>
      <NoteEditor
        decks={sources.decks}
        types={types}
        draft={draft}
        onChange={setDraft}
        onTypeChange={(key) => {
          const next = types.find((type) => type.key === key)!
          setDraft({ ...draft, noteType: key, fields: carryOver(type, next, draft.fields) })
        }}
        submit={{ label: 'Add note', busy: change.isBusy && 'Adding', run: change.run }}
        errors={{ fields: change.fields, sentence: change.sentence }}
        aside={!isBlank(draft.fields) && <span className="tiny faint">Draft kept on this device</span>}
      />
    </div>
  )
}
