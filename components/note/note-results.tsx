'use client'

import Link from 'next/link'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { FieldError } from '@/components/ui/field'
import { Failure, Loaded } from '@/components/ui/loaded'
import { Skeleton } from '@/components/ui/skeleton'
import { useUndone } from '@/components/ui/undo'
import { sentenceOf } from '@/lib/client/api'
import { DeleteNoteDialog } from './delete-note-dialog'
import { NoteRow } from './note-row'
import { useNoteList, type ListedNote, type NoteQuery } from './use-note-list'
import { useNoteSources } from './use-note-sources'

/** The list below the search. */
export function NoteResults({ query }: { query: NoteQuery }) {
  const sources = useNoteSources()
  const list = useNoteList(query)
  useUndone(list.reload)
  const [doomed, setDoomed] = useState<ListedNote | null>(null)
  if (list.notes === null)
    return list.error === undefined ? (
      <Skeleton lines={6} />
    ) : (
      <Failure error={list.error} onRetry={list.reload} />
    )
  if (list.notes.length === 0) return <NoNotes query={query} />
  return (
    <Loaded resource={sources} waiting={<Skeleton lines={6} />}>
      {({ decks, types }) => (
        <>
          <ul className="note-list">
            {list.notes!.map((note) => (
              <NoteRow
                key={note.id}
                note={note}
                deckName={decks.find(({ id }) => id === note.deckId)?.name ?? ''}
                typeName={types.find(({ key }) => key === note.noteType)?.name ?? note.noteType}
                onDelete={() => setDoomed(note)}
              />
            ))}
          </ul>
          {list.error !== undefined && <FieldError>{sentenceOf(list.error)}</FieldError>}
          {list.nextCursor && (
            <Button onClick={list.more} busy={list.isMoreBusy && 'Fetching'}>
              More
            </Button>
          )}
          {doomed && (
            <DeleteNoteDialog
              note={doomed}
              onClose={() => setDoomed(null)}
              onDone={() => {
                list.remove(doomed.id)
                setDoomed(null)
              }}
            />
          )}
        </>
      )}
    </Loaded>
  )
}

function NoNotes({ query }: { query: NoteQuery }) {
  if (query.q.trim())
    return <Empty title="No note has these words." text="Try fewer of them, or part of a word." />
  return (
    <Empty title="No notes yet." text="A first card takes twenty seconds: one question, one short answer.">
      <Link className="btn" href="/notes/new">
        Write a card
      </Link>
    </Empty>
  )
}
