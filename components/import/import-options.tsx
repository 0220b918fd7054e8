'use client'

import { useState } from 'react'
import type { DeckReply } from '@/lib/contract/decks'
import type { ImportOptionsInput, ImportPlan } from '@/lib/contract/imports'
import type { NoteTypeInfo } from '@/components/note/note-type-info'
import { SelectField, TextField } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { delimiters } from './import-words'

type Props = {
  plan: ImportPlan
  decks: readonly DeckReply[]
  types: readonly NoteTypeInfo[]
  onChange: (changes: ImportOptionsInput) => void
}

const another = 'another'

/** What can be said over what was found. */
export function ImportOptions({ plan, decks, types, onChange }: Props) {
  const isText = plan.format === 'table' || plan.format === 'pairs'
  return (
    <div className="import-options">
      <DeckChoice plan={plan} decks={decks} onChange={onChange} />
      {isText && (
        <SelectField
          label="Note type"
          value={plan.noteType}
          onChange={(event) => onChange({ noteType: event.target.value })}
        >
          {types.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField
        label="A note that is there already"
        value={plan.duplicates}
        onChange={(event) => onChange({ duplicates: event.target.value as ImportPlan['duplicates'] })}
      >
        <option value="update">Change it to what the text says</option>
        <option value="keep-current">Leave it as it is</option>
        <option value="keep-both">Keep both</option>
      </SelectField>
      <Later
        key={plan.tags.join(' ')}
        label="Tags for every note"
        value={plan.tags.join(' ')}
        isEmptyToo
        onSettled={(tags) => onChange({ tags: tags.split(/\s+/).filter((tag) => tag !== '') })}
      />
      <SelectField
        label="Read as"
        value={plan.format}
        onChange={(event) => onChange({ format: event.target.value as ImportPlan['format'] })}
      >
        <option value="table">A table</option>
        <option value="pairs">Terms and definitions</option>
        <option value="questions">Markdown questions</option>
        <option value="headings">Headings with their answers</option>
        <option value="glossary">A glossary, one term a file</option>
      </SelectField>
      {isText && <Divider key={plan.delimiter} plan={plan} onChange={onChange} />}
      {isText && (
        <SelectField
          label="The text is"
          value={plan.content}
          onChange={(event) => onChange({ content: event.target.value as ImportPlan['content'] })}
        >
          <option value="markdown">Markdown, taken as it is</option>
          <option value="html">HTML, turned into Markdown</option>
          <option value="plain">Plain text, shown sign by sign</option>
        </SelectField>
      )}
      {plan.format === 'table' && (
        <Segmented
          label="The first row"
          options={[
            { value: 'yes', label: 'Names the columns' },
            { value: 'no', label: 'Is a note' },
          ]}
          value={plan.headerRow}
          onChange={(headerRow) => onChange({ headerRow })}
        />
      )}
      {plan.format === 'questions' && (
        <SelectField
          label="Cloze from"
          value={plan.clozes}
          onChange={(event) => onChange({ clozes: event.target.value as ImportPlan['clozes'] })}
        >
          <option value="none">Nothing but C: cards</option>
          <option value="highlight">==Highlights==</option>
          <option value="bold">**Bold** words</option>
        </SelectField>
      )}
    </div>
  )
}

function DeckChoice({ plan, decks, onChange }: Pick<Props, 'plan' | 'decks' | 'onChange'>) {
  const [isNew, setNew] = useState(plan.deck.id === null)
  return (
    <>
      <SelectField
        label="Deck"
        value={isNew ? another : (plan.deck.id ?? another)}
        onChange={(event) => {
          setNew(event.target.value === another)
          if (event.target.value !== another) onChange({ deckId: event.target.value })
        }}
      >
        {decks.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        <option value={another}>A new deck</option>
      </SelectField>
      {isNew && (
        <Later
          label="Name of the new deck"
          value={plan.deck.id === null ? plan.deck.name : ''}
          onSettled={(deckName) => onChange({ deckName })}
        />
      )}
    </>
  )
}

function Divider({ plan, onChange }: Pick<Props, 'plan' | 'onChange'>) {
  const isKnown = delimiters.some(({ value }) => value === plan.delimiter)
  const [isOwn, setOwn] = useState(!isKnown)
  const label = plan.format === 'table' ? 'Columns are divided by' : 'Between term and definition'
  return (
    <>
      <SelectField
        label={label}
        value={isOwn ? another : plan.delimiter}
        onChange={(event) => {
          setOwn(event.target.value === another)
          if (event.target.value !== another) onChange({ delimiter: event.target.value })
        }}
      >
        {delimiters.map(({ value, label: name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
        <option value={another}>Something else</option>
      </SelectField>
      {isOwn && (
        <Later
          label="These signs"
          value={isKnown ? '' : plan.delimiter}
          maxLength={10}
          onSettled={(delimiter) => onChange({ delimiter })}
        />
      )}
      {plan.format === 'pairs' && (
        <Later
          label="Between cards"
          hint="Empty for one card a line."
          value={plan.cardSeparator === '\n' ? '' : plan.cardSeparator.replaceAll('\n', '\\n')}
          maxLength={10}
          isEmptyToo
          onSettled={(signs) => onChange({ cardSeparator: signs.replaceAll('\\n', '\n') || '\n' })}
        />
      )}
    </>
  )
}

type LaterProps = {
  label: string
  hint?: string
  value: string
  maxLength?: number
  isEmptyToo?: true
  onSettled: (value: string) => void
}

/** A box whose words count when it is left, or at Enter. */
function Later({ label, hint, value, maxLength = 200, isEmptyToo, onSettled }: LaterProps) {
  const [text, setText] = useState(value)
  const settle = () => {
    if (text !== value && (text !== '' || isEmptyToo)) onSettled(text)
  }
  return (
    <TextField
      label={label}
      hint={hint}
      maxLength={maxLength}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle()
      }}
    />
  )
}
