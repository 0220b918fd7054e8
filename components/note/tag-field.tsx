'use client'

import { X } from 'lucide-react'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { matching } from '@/components/ui/choices'
import { FieldError } from '@/components/ui/field'
import { figured } from '@/components/ui/words'
import { useKnownTags, type KnownTag } from './use-known-tags'

type Props = { tags: readonly string[]; error?: string; onChange: (tags: readonly string[]) => void }

const mostShown = 8
const maxTags = 50

const sameTag = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** Tags have no spaces, so a space ends one; what differs only in case is one tag. */
const withTags = (tags: readonly string[], text: string): string[] => {
  const added = text.split(/[\s,]+/).map((tag) => tag.normalize('NFC').slice(0, 100))
  return added.reduce<string[]>(
    (all, tag) => (tag === '' || all.some((one) => sameTag(one, tag)) ? all : [...all, tag]),
    [...tags],
  )
}

const choicesOf = (known: readonly KnownTag[], tags: readonly string[], text: string) =>
  matching(
    known
      .filter(({ name }) => !tags.some((tag) => sameTag(tag, name)))
      .map(({ name, notes }) => ({ value: name, label: name, words: figured(notes, 'note') })),
    text,
  ).slice(0, mostShown)

/** Tags as they are typed: space, comma or Enter ends one, arrows choose among those in use, Backspace takes the last back. */
export function TagField({ tags, error, onChange }: Props) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const { known, fetchKnown } = useKnownTags()
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const choices = isOpen && text.trim() !== '' ? choicesOf(known, tags, text) : []

  const add = (what: string) => {
    const after = withTags(tags, what)
    if (after.length > tags.length) onChange(after.slice(0, maxTags))
    setText('')
    setActive(-1)
    setOpen(false)
  }
  const remove = (tag: string) => {
    onChange(tags.filter((one) => one !== tag))
    input.current?.focus()
  }
  const press = (event: KeyboardEvent) => {
    const { key } = event
    if (event.nativeEvent.isComposing) return
    if ((key === 'ArrowDown' || key === 'ArrowUp') && choices.length > 0) {
      event.preventDefault()
      const step = key === 'ArrowDown' ? 1 : -1
      setActive((active + step + choices.length + (active < 0 && step < 0 ? 1 : 0)) % choices.length)
    } else if (key === 'Enter') {
      // The form is sent by Ctrl Enter; what stands here goes along.
      if (!event.ctrlKey && !event.metaKey) event.preventDefault()
      add(choices[active]?.value ?? text)
    } else if ((key === ' ' || key === ',') && text.trim() !== '') {
      event.preventDefault()
      add(text)
    } else if (key === 'Backspace' && text === '' && tags.length > 0) {
      remove(tags.at(-1)!)
    } else if (key === 'Escape' && choices.length > 0) {
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
    }
  }
  return (
    <div className="field-row">
      <label className="label" htmlFor={id}>
        Tags
      </label>
      <div className="combobox">
        <div className="field tags" onClick={() => input.current?.focus()}>
          {tags.map((tag) => (
            <span className="tag" key={tag}>
              {tag}
              <button type="button" aria-label={`Remove tag ${tag}`} onClick={() => remove(tag)}>
                <X className="i" aria-hidden="true" />
              </button>
            </span>
          ))}
          <input
            ref={input}
            id={id}
            role="combobox"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={500}
            aria-expanded={choices.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
            aria-describedby={`${id}-hint`}
            value={text}
            onFocus={fetchKnown}
            onChange={(event) => {
              const value = event.target.value
              // Pasted, or a keyboard that sends no keys: all but the last word are tags.
              if (/[\s,]/.test(value.trim()) || /\S[\s,]$/.test(value)) return add(value)
              setText(value)
              setOpen(true)
              setActive(-1)
            }}
            onBlur={() => add(text)}
            onKeyDown={press}
          />
        </div>
        {choices.length > 0 && (
          <ul id={`${id}-list`} role="listbox" aria-label="In use" className="combobox-list">
            {choices.map(({ value, words }, index) => (
              <li
                key={value}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === active}
                data-active={index === active ? '' : undefined}
                // Before the field loses the focus, which would take what is typed.
                onMouseDown={(event) => {
                  event.preventDefault()
                  add(value)
                }}
              >
                <span>{value}</span>
                <span className="faint tiny">{words}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <p className="hint-text" id={`${id}-hint`}>
        Optional. A space ends a tag; “a::b” lies within “a”.
      </p>
      {error && <FieldError>{`Tags: ${error}.`}</FieldError>}
    </div>
  )
}
