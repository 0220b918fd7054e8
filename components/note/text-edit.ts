import { clozeNumbers } from '@/lib/core/content/cloze'

/** A text with what is selected in it; `from` and `to` are equal for a caret. */
export type Selected = { text: string; from: number; to: number }

/** What takes the place of the selection, and what is selected then, counted from where it begins. */
export type Replacement = { insert: string; from: number; to: number }

export type Tool = 'bold' | 'italic' | 'formula' | 'code' | 'cloze' | 'diagram'

const chosen = ({ text, from, to }: Selected): string => text.slice(from, to)

/** Marks around the selection, which stays selected; marks that are there already are taken off. */
const wrap = (selected: Selected, before: string, after = before): Replacement => {
  const inner = chosen(selected)
  if (inner.length >= before.length + after.length && inner.startsWith(before) && inner.endsWith(after)) {
    const bare = inner.slice(before.length, inner.length - after.length)
    return { insert: bare, from: 0, to: bare.length }
  }
  return { insert: before + inner + after, from: before.length, to: before.length + inner.length }
}

/** A block stands on lines of its own. */
const block = ({ text, from, to }: Selected, open: string, body: string, close: string): Replacement => {
  const before = from === 0 || text[from - 1] === '\n' ? open : `\n${open}`
  const after = to === text.length || text[to] === '\n' ? close : `${close}\n`
  return { insert: before + body + after, from: before.length, to: before.length + body.length }
}

/** The number that the next deletion of a text gets: one more than the greatest. */
export const nextClozeNumber = (text: string): number => Math.min(499, (clozeNumbers(text).at(-1) ?? 0) + 1)

const diagram = 'flowchart LR\n  A[client] --> B[server]'

/** What a tool makes of a selection. */
export const replacementOf = (tool: Tool, selected: Selected): Replacement => {
  const inner = chosen(selected)
  switch (tool) {
    case 'bold':
      return wrap(selected, '**')
    case 'italic':
      return wrap(selected, '*')
    case 'formula':
      return inner.includes('\n') ? block(selected, '$$\n', inner, '\n$$') : wrap(selected, '$')
    case 'code':
      return inner.includes('\n') ? block(selected, '```python\n', inner, '\n```') : wrap(selected, '`')
    case 'cloze':
      return wrap(selected, `{{c${nextClozeNumber(selected.text)}::`, '}}')
    case 'diagram':
      return block(selected, '```mermaid\n', inner || diagram, '\n```')
  }
}

/** The text after a replacement. */
export const replaced = ({ text, from, to }: Selected, { insert }: Replacement): string =>
  text.slice(0, from) + insert + text.slice(to)

/**
 * Puts a replacement into a text box as if it had been typed, so that the browser's own undo takes it back; where that
 * is not to be had, as a change of its value.
 */
export const putInto = (box: HTMLTextAreaElement, selected: Selected, replacement: Replacement): void => {
  box.focus()
  box.setSelectionRange(selected.from, selected.to)
  const wasTyped = document.execCommand?.('insertText', false, replacement.insert)
  if (!wasTyped) {
    box.setRangeText(replacement.insert, selected.from, selected.to)
    box.dispatchEvent(new Event('input', { bubbles: true }))
  }
  box.setSelectionRange(selected.from + replacement.from, selected.from + replacement.to)
}

/** What is selected in a box now. */
export const selectedIn = (box: HTMLTextAreaElement): Selected => ({
  text: box.value,
  from: box.selectionStart,
  to: box.selectionEnd,
})
