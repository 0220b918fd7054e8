'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import type { CreateNoteInput, OneNoteReply } from '@/lib/contract/notes'
import { showUndo } from '@/components/ui/undo'
import { useChange } from '@/components/ui/use-change'
import { sendChange } from '@/lib/client/api'
import { keepDraft, readDraft, type NoteDraft } from './note-draft'
import { NoteEditor } from './note-editor'
import { carryOver, fieldsFor, isBlank, offeredTypes, type Fields, type NoteTypeInfo } from './note-type-info'
import type { NoteSources } from './use-note-sources'

/** The draft of last time where its deck and type are still there; a deck in the address comes first. */
const firstDraft = (
  { decks }: NoteSources,
  types: readonly NoteTypeInfo[],
  asked: string | null,
): NoteDraft => {
  const kept = readDraft()
  return {
    deckId: (
      decks.find(({ id }) => id === asked) ??
      decks.find(({ id }) => id === kept?.deckId) ??
      // Not among the library's cards, as long as there is a deck of one's own.
      decks.find(({ librarySlug }) => librarySlug === null) ??
      decks[0]!
    ).id,
    noteType: types.find(({ key }) => key === kept?.noteType)?.key ?? types[0]!.key,
    fields: kept?.fields ?? {},
    tags: kept?.tags ?? [],
    pinned: kept?.pinned ?? [],
  }
}

const only = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)))

/** Nothing was written since but what stays anyhow. */
const isUntouched = (now: NoteDraft) =>
  Object.entries(now.fields).every(([name, text]) => text.trim() === '' || now.pinned.includes(name))

export function NewNote(sources: NoteSources) {
  const types = offeredTypes(sources.types)
  const asked = useSearchParams().get('deck')
  const [draft, setDraft] = useState(() => firstDraft(sources, types, asked))
  const [added, setAdded] = useState(0)
  const page = useRef<HTMLDivElement>(null)
  const type = types.find(({ key }) => key === draft.noteType)!
  const focusFirst = () => page.current?.querySelector('textarea')?.focus()

  useEffect(() => keepDraft(draft), [draft])
  // Writing can begin at once.
  useEffect(focusFirst, [])

  const change = useChange(async () => {
    const input: CreateNoteInput = {
      ...{ deckId: draft.deckId, noteType: type.key, tags: [...draft.tags] },
      fields: fieldsFor(type, draft.fields),
    }
    const { reply, changeId } = await sendChange<OneNoteReply>('POST', '/notes', input)
    const { length } = reply.cards
    setAdded((count) => count + 1)
    // Deck, type, tags and pinned fields stay for the next note.
    setDraft((now) => ({ ...now, fields: only(now.fields, now.pinned) }))
    // What was added comes back into the boxes, unless something new stands there.
    showUndo(length === 1 ? 'Added' : `Added, ${length} cards`, changeId, () =>
      setDraft((now) => (isUntouched(now) ? draft : now)),
    )
    focusFirst()
  })

  return (
    <div ref={page}>
      <NoteEditor
        decks={sources.decks}
        types={types}
        draft={draft}
        added={added}
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
