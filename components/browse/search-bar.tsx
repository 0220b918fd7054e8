'use client'

import { CircleHelp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { FilterChip } from '@/components/ui/chip'
import { searchMark } from '@/components/ui/search-mark'
import type { BrokenPlace } from '@/lib/core/search/broken'
import { BrokenSearch } from './broken-search'
import { SavedSearches } from './saved-searches'
import { SearchHelp } from './search-help'
import { hasTerm, toggleTerm } from './search-text'

const pauseMs = 250

const filters = [
  { term: 'is:mine', name: 'Mine' },
  { term: 'is:due', name: 'Due' },
  { term: 'is:new', name: 'New' },
  { term: 'is:suspended', name: 'Suspended' },
  { term: '-flag:0', name: 'Flagged' },
] as const

type Props = {
  q: string
  /** What is wrong with the search. */
  error: string | undefined
  /** `same` while it is being typed, `new` for a press. */
  onSearch: (q: string, step: 'same' | 'new') => void
}

/** The search field with its filters and what is kept. What is typed is searched once the typing pauses. */
export function SearchBar({ q, error, onSearch }: Props) {
  const [typed, setTyped] = useState({ text: q, of: q })
  const [isHelpOpen, setHelpOpen] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  // Here and not where the link is: the field may come later than the link's own navigation ends.
  useEffect(() => {
    if (window.location.hash === searchMark) field.current?.focus()
  }, [])
  // The address may have gone elsewhere, back or by a press: then the field follows.
  const text = typed.of === q || typed.text.trim() === q ? typed.text : q

  useEffect(() => {
    if (text.trim() === q) return
    const timer = setTimeout(() => onSearch(text.trim(), 'same'), pauseMs)
    return () => clearTimeout(timer)
  }, [text, q, onSearch])

  const press = (next: string) => {
    setTyped({ text: next, of: next })
    onSearch(next, 'new')
  }
  const select = ({ from, to }: BrokenPlace) => {
    field.current?.focus()
    field.current?.setSelectionRange(from, to)
  }
  return (
    <div role="search">
      <div className="search-line">
        <input
          ref={field}
          className="field"
          type="search"
          aria-label="Search notes"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'search-error' : undefined}
          placeholder="Search, or tag:serving"
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          maxLength={1000}
          value={text}
          onChange={(event) => setTyped({ text: event.target.value, of: q })}
        />
        <Button kind="plain" className="icon" aria-label="Search help" onClick={() => setHelpOpen(true)}>
          <CircleHelp className="i" aria-hidden="true" />
        </Button>
      </div>
      {error && <FieldError id="search-error">{error}</FieldError>}
      {error && <BrokenSearch text={text} onShow={select} />}
      <div className="filters">
        {filters.map(({ term, name }) => (
          <FilterChip key={term} isOn={hasTerm(text, term)} onToggle={() => press(toggleTerm(text, term))}>
            {name}
          </FilterChip>
        ))}
        <SavedSearches q={text} canKeep={text.trim() !== '' && !error} onSearch={press} />
      </div>
      {isHelpOpen && (
        <SearchHelp
          onClose={() => setHelpOpen(false)}
          onTry={(example) => {
            setHelpOpen(false)
            press(example)
          }}
        />
      )}
    </div>
  )
}
