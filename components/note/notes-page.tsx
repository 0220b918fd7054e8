'use client'

import { useDeferredValue, useEffect, useState } from 'react'
import { FilterChip } from '@/components/ui/chip'
import { NoteResults } from './note-results'

const pauseMs = 250

/** What was typed, once the typing pauses. */
const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return useDeferredValue(settled)
}

export function NotesPage() {
  const [text, setText] = useState('')
  const [isMine, setMine] = useState(false)
  const q = useSettled(text)
  return (
    <div className="page notes">
      <h1 className="title">Notes</h1>
      <div className="filters" role="search">
        <input
          className="field"
          type="search"
          aria-label="Search notes"
          placeholder="Search"
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <FilterChip isOn={isMine} onToggle={() => setMine(!isMine)}>
          Only my own
        </FilterChip>
      </div>
      <NoteResults query={{ q, isMine }} />
    </div>
  )
}
