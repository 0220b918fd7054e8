'use client'

import { Download } from 'lucide-react'
import { useState } from 'react'
import type { DeckReply } from '@/lib/contract/decks'
import { Button } from '@/components/ui/button'
import { FieldError, SelectField } from '@/components/ui/field'
import { useChange } from '@/components/ui/use-change'
import { saveFile } from '@/lib/client/save-file'
import { useResource } from '@/lib/client/use-resource'

const formats = [
  {
    value: 'csv',
    label: 'CSV',
    says: 'Notes as a table, for spreadsheets and Anki. It can be imported again.',
  },
  { value: 'markdown', label: 'Markdown', says: 'Notes as questions and answers to read, one file a deck.' },
  {
    value: 'json',
    label: 'JSON, everything',
    says: 'All you have: settings, decks, notes, cards, images and the whole review log.',
  },
] as const

/** Notes, or everything, as a file. */
export function ExportData() {
  const decks = useResource<{ decks: DeckReply[] }>('/decks')
  const [format, setFormat] = useState<(typeof formats)[number]['value']>('csv')
  const [deckId, setDeckId] = useState('')
  const change = useChange(() => {
    const query = new URLSearchParams({ format })
    if (deckId !== '' && format !== 'json') query.set('deckId', deckId)
    return saveFile(`/exports?${query}`)
  })
  return (
    <>
      <SelectField
        label="Export as"
        hint={formats.find(({ value }) => value === format)!.says}
        value={format}
        onChange={(event) => setFormat(event.target.value as typeof format)}
      >
        {formats.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      {format !== 'json' && (
        <SelectField label="From" value={deckId} onChange={(event) => setDeckId(event.target.value)}>
          <option value="">All decks</option>
          {decks.data?.decks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <div className="acts">
        <Button busy={change.isBusy && 'Fetching'} onClick={change.run}>
          <Download className="i" aria-hidden="true" />
          Export
        </Button>
      </div>
      {change.sentence && <FieldError>{change.sentence}</FieldError>}
    </>
  )
}
