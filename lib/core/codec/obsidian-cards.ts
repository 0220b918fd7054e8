/** Cards as the spaced repetition plugin of Obsidian writes them: `::` and `:::` in a line, `?` and `??` between lines. */
import { maxFieldLength } from '@/lib/core/note'
import { insideCloze, textOf, type ClozeSign, type Line, type MarkdownFound } from './markdown-lines'

const tag = /#[^\s#,]+/g
const isTagLine = (text: string) => /^\s*(?:#[^\s#,]+[\s,]*)+$/.test(text)

/** `#flashcards/science/physics` names a deck; `#flashcards` alone names none. */
const deckOf = (text: string): string | null | undefined => {
  const decks = (text.match(tag) ?? []).filter((name) => /^#flashcards?(?:\/|$)/i.test(name))
  if (decks.length === 0) return undefined
  const parts = decks[0]!
    .split('/')
    .slice(1)
    .filter((part) => part !== '')
  return parts.length === 0 ? null : parts.join('::')
}

/** Where a separator stands outside inline code; -1 for nowhere. */
const outsideCode = (text: string, separator: string): number => {
  let isCode = false
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '`') isCode = !isCode
    else if (!isCode && text.startsWith(separator, at)) return at
  }
  return -1
}

/** Reads the cards of some lines. @param sign what makes a paragraph a cloze */
export function* readObsidian(lines: readonly Line[], sign: ClozeSign): Generator<MarkdownFound> {
  let deck: string | null = null
  let block: Line[] = []
  function* flush(): Generator<MarkdownFound> {
    const lead = block[0] && isTagLine(block[0].text) ? block.shift() : undefined
    if (lead) deck = deckOf(lead.text) === undefined ? deck : deckOf(lead.text)!
    if (block.length > 0) yield* cardsOfBlock(block, deck, sign)
    block = []
  }
  for (const line of lines) {
    if (line.text.trim() === '' && !line.isCode) yield* flush()
    else block.push(line)
  }
  yield* flush()
}

function* cardsOfBlock(
  block: readonly Line[],
  deck: string | null,
  sign: ClozeSign,
): Generator<MarkdownFound> {
  const at = block.findIndex(({ text, isCode }) => !isCode && /^\s*\?\??\s*$/.test(text))
  const own = ownDeck(block[0]!.text)
  const line = block[0]!.number
  if (at >= 0) {
    const text = (part: readonly Line[]) => textOf(part.map((one) => one.text))
    const first = withoutTags(text(block.slice(0, at)))
    const second = text(block.slice(at + 1))
    if (first === '') yield { line: block[at]!.number, reason: 'There is no question above the ?.' }
    else if (second === '') yield { line: block[at]!.number, reason: 'There is no answer below the ?.' }
    else
      yield {
        ...{ line, first, second, deck: own === undefined ? deck : own, tags: [] },
        noteType: block[at]!.text.trim() === '??' ? 'basic-reversed' : 'basic',
      }
    return
  }
  const rest: Line[] = []
  for (const one of block) {
    const found = one.isCode ? null : inlineCard(one, deck)
    if (found) yield found
    else rest.push(one)
  }
  const cloze = sign === 'none' ? null : clozeOfSigns(textOf(rest.map(({ text }) => text)), sign)
  if (cloze)
    yield {
      line,
      noteType: 'cloze',
      first: cloze,
      second: '',
      deck: own === undefined ? deck : own,
      tags: [],
    }
}

const ownDeck = (text: string) => {
  const [tags] = /^\s*(?:#[^\s#]+\s+)+/.exec(text) ?? []
  return tags === undefined ? undefined : deckOf(tags)
}
const withoutTags = (text: string) => text.replace(/^\s*(?:#flashcards?(?:\/[^\s#]+)?\s+)+/i, '').trim()

const inlineCard = ({ text, number }: Line, deck: string | null): MarkdownFound | null => {
  const at = outsideCode(text, '::')
  if (at < 0) return null
  const isReversed = text.startsWith(':::', at)
  const first = withoutTags(text.slice(0, at)).replace(/^[-*+]\s+/, '')
  const second = text
    .slice(at + (isReversed ? 3 : 2))
    .replace(/<!--.*?(-->|$)/g, '')
    .trim()
  // `std::vector` is code that was not marked as such.
  if (
    first === '' ||
    second === '' ||
    (!/\s/.test(first + second) && /^[\w:<>]+$/.test(text.trim()) && !isReversed && /[<>]|::.*::/.test(text))
  )
    return null
  const own = ownDeck(text)
  return {
    ...{ line: number, first, second, tags: [], deck: own === undefined ? deck : own },
    noteType: isReversed ? 'basic-reversed' : 'basic',
  }
}

/** `==text==` or `**text**`, with an optional `^[hint]` and number `[^1]` behind it; null when there is none. */
const clozeOfSigns = (text: string, sign: 'highlight' | 'bold'): string | null => {
  if (text.length > maxFieldLength) return null
  const mark = sign === 'highlight' ? '==' : '\\*\\*'
  const pattern = new RegExp(
    `(\`[^\`\\n]*\`)|${mark}(?!\\s)((?:(?!${mark}).){1,2000}?)${mark}(?:\\^\\[([^\\]\\n]{1,200})\\])?(?:\\[\\^(\\d{1,3})\\])?`,
    'gs',
  )
  let number = 0
  const cloze = text.replace(
    pattern,
    (whole, code: string | undefined, inner: string, hint?: string, given?: string) => {
      if (code !== undefined) return code
      number++
      const n = given === undefined ? number : Number(given)
      return `{{c${Math.min(Math.max(n, 1), 499)}::${insideCloze(inner)}${hint ? `::${insideCloze(hint)}` : ''}}}`
    },
  )
  return number === 0 ? null : withoutTags(cloze)
}
