import type { DeckReply } from '@/lib/contract/decks'
import { SelectField } from '@/components/ui/field'
import type { NoteDraft } from './note-draft'
import type { NoteTypeInfo } from './note-type-info'

type Props = {
  decks: readonly DeckReply[]
  types: readonly NoteTypeInfo[]
  type: NoteTypeInfo
  draft: NoteDraft
  onChange: (change: (draft: NoteDraft) => NoteDraft) => void
  onTypeChange: (key: string) => void
}

/** Where the note lies and what it is; a single type is fixed. */
export function DeckAndType({ decks, types, type, draft, onChange, onTypeChange }: Props) {
  return (
    <div className="meta">
      <SelectField
        label="Deck"
        name="deck"
        value={draft.deckId}
        onChange={(event) => {
          const deckId = event.target.value
          onChange((now) => ({ ...now, deckId }))
        }}
      >
        {decks.map(({ id, name }) => (
          <option key={id} value={id}>
            {name.replaceAll('::', ' › ')}
          </option>
        ))}
      </SelectField>
      {types.length > 1 ? (
        <SelectField
          label="Note type"
          name="note-type"
          value={type.key}
          onChange={(event) => onTypeChange(event.target.value)}
        >
          {types.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </SelectField>
      ) : (
        <p className="field-row">
          <span className="label">Note type</span>
          <span className="field fixed">{type.name}</span>
        </p>
      )}
    </div>
  )
}
