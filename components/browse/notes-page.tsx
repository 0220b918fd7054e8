'use client'

import { X } from 'lucide-react'
import Link from 'next/link'
import { useCallback } from 'react'
import type { DeckReply } from '@/lib/contract/decks'
import { SelectField } from '@/components/ui/field'
import { ApiError } from '@/lib/client/api'
import { useResource } from '@/lib/client/use-resource'
import { NoteResults } from './note-results'
import { SearchBar } from './search-bar'
import { useNoteCount } from './use-note-count'
import { useNoteList, type NoteSort } from './use-note-list'
import { useSearchAddress } from './use-search-address'
import './browse.css'

const sortNames: Record<NoteSort, string> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  edited: 'Edited last',
}

/** Every note of the learner, found by a search that stands in the address. */
export function NotesPage() {
  const [query, go] = useSearchAddress()
  const list = useNoteList(query)
  const count = useNoteCount(query)
  const { error } = list
  const wrong = error instanceof ApiError ? error.fields.q : undefined
  const search = useCallback((q: string, step: 'same' | 'new') => go({ q }, step), [go])
  return (
    <div className="page notes">
      <div className="notes-head">
        <h1 className="title">Notes</h1>
        <div className="flex items-center gap-4">
          <p className="tiny quiet" role="status">
            {wrong === undefined && count.words}
          </p>
          <Link className="btn sm" href="/import">
            Import
          </Link>
        </div>
      </div>
      <SearchBar q={query.q} error={wrong} onSearch={search} />
      {query.deckId && <DeckFilter deckId={query.deckId} onClear={() => go({ deckId: '' }, 'new')} />}
      {wrong === undefined && (
        <NoteResults
          query={query}
          list={list}
          count={count.count}
          order={<Order sort={query.sort} onChange={(sort) => go({ sort }, 'new')} />}
          onChanged={() => {
            list.reload()
            count.reload()
          }}
        />
      )}
    </div>
  )
}

function Order({ sort, onChange }: { sort: NoteSort; onChange: (sort: NoteSort) => void }) {
  return (
    <SelectField label="Order" value={sort} onChange={({ target }) => onChange(target.value as NoteSort)}>
      {Object.entries(sortNames).map(([value, name]) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}

/** Says of which deck the notes are, and lets go of it. */
function DeckFilter({ deckId, onClear }: { deckId: string; onClear: () => void }) {
  const { data } = useResource<{ decks: DeckReply[] }>('/decks')
  const name = data?.decks.find(({ id }) => id === deckId)?.name ?? 'one deck'
  return (
    <button type="button" className="chip" aria-pressed="true" onClick={onClear}>
      In {name.replaceAll('::', ' › ')}
      <X className="i" aria-hidden="true" />
      <span className="vh">, show every deck</span>
    </button>
  )
}
