/** Cards written in Markdown: `Q:`, `A:` and `C:` as in hashcards, or `::`, `:::`, `?` and `??` as in Obsidian. */

/** How a paragraph becomes a cloze: not at all unless the learner says so, since emphasis is common. */
export const clozeSigns = ['none', 'highlight', 'bold'] as const
export type ClozeSign = (typeof clozeSigns)[number]

export type MarkdownCard = {
  line: number
  noteType: 'basic' | 'basic-reversed' | 'cloze'
  /** Question and answer; of a cloze its text, and nothing. */
  first: string
  second: string
  deck: string | null
  tags: string[]
}
export type MarkdownDefect = { line: number; reason: string }
export type MarkdownFound = MarkdownCard | MarkdownDefect

type Line = { text: string; number: number; isCode: boolean }

/** The lines of a text, those inside fences marked; front matter and HTML comments are left out. */
const linesOf = (source: string): Line[] => {
  const lines: Line[] = []
  let fence = ''
  let isFrontMatter = false
  let isComment = false
  source
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .forEach((raw, index) => {
      if (
        index === 0 &&
        raw.trim() === '---' &&
        /^---\s*\r?\n[\s\S]{0,20000}?\n---\s*(?:\n|\r|$)/.test(source.slice(0, 21_000))
      ) {
        isFrontMatter = true
        return
      }
      if (isFrontMatter) {
        isFrontMatter = raw.trim() !== '---'
        return
      }
      if (fence === '' && (isComment || /^\s*<!--/.test(raw))) {
        isComment = !raw.includes('-->')
        return
      }
      const [, sign] = /^\s{0,3}(`{3,}|~{3,})/.exec(raw) ?? []
      const isCode = fence !== '' || sign !== undefined
      if (sign && fence === '') fence = sign
      else if (sign && sign[0] === fence[0] && sign.length >= fence.length) fence = ''
      lines.push({ text: raw, number: index + 1, isCode })
    })
  return lines
}

/** True for a text with at least one question of either kind outside code. */
export const hasQuestions = (source: string): boolean => {
  for (const found of readMarkdownCards(source, 'none')) if ('first' in found) return true
  return false
}

const starts = /^(Q|A|C):(?:\s+|$)/

/** Reads the cards of a text. @param sign what makes a paragraph a cloze */
export function* readMarkdownCards(source: string, sign: ClozeSign): Generator<MarkdownFound> {
  const lines = linesOf(source)
  const isHashcards = lines.some(({ text, isCode }) => !isCode && /^(?:Q|C):(?:\s|$)/.test(text))
  yield* isHashcards ? hashcards(lines) : obsidian(lines, sign)
}

const textOf = (lines: readonly string[]): string => lines.join('\n').trim()

type Open = { line: number; kind: 'Q' | 'C'; question: string[]; answer: string[] | null }

function* hashcards(lines: readonly Line[]): Generator<MarkdownFound> {
  let open: Open | null = null
  for (const { text, number, isCode } of lines) {
    const [whole, kind] = (!isCode && starts.exec(text)) || []
    const rest = text.slice(whole?.length ?? 0)
    if (kind === 'A') {
      if (open?.kind === 'Q' && open.answer === null) open.answer = [rest]
      else yield { line: number, reason: 'This answer has no question before it.' }
    } else if (kind === 'Q' || kind === 'C' || (!isCode && /^-{3,}\s*$/.test(text))) {
      if (open) yield closeHashcard(open)
      open =
        kind === undefined ? null : { line: number, kind: kind as 'Q' | 'C', question: [rest], answer: null }
    } else if (open) (open.answer ?? open.question).push(text)
  }
  if (open) yield closeHashcard(open)
}

const closeHashcard = ({ line, kind, question, answer }: Open): MarkdownFound => {
  const first = textOf(question)
  const card = { line, deck: null, tags: [] }
  if (first === '') return { line, reason: kind === 'Q' ? 'The question is empty.' : 'The cloze is empty.' }
  if (kind === 'C') {
    const text = /\{\{c\d/.test(first) ? first : clozeOfBrackets(first)
    return text === null
      ? { line, reason: 'The cloze hides nothing: put what to recall in [brackets].' }
      : { ...card, noteType: 'cloze', first: text, second: '' }
  }
  const second = textOf(answer ?? [])
  return second === ''
    ? { line, reason: 'The question has no answer.' }
    : { ...card, noteType: 'basic', first, second }
}

/** Our own braces would end with the first `}}` of a formula. */
const insideCloze = (text: string): string => text.replace(/\}(?=\})/g, '} ')

/** Each `[…]` outside code, links and pictures becomes a deletion; null when there is none. */
const clozeOfBrackets = (text: string): string | null => {
  let number = 0
  const cloze = text.replace(
    /(`[^`\n]*`|!\[[^\]\n]*\]\([^)\n]*\)|\[[^\]\n]*\]\([^)\n]*\))|(?<!\\)\[((?:[^[\]\\]|\\.){1,2000})\]/g,
    (whole, kept: string | undefined, inner: string) =>
      kept !== undefined ? kept : `{{c${Math.min(++number, 499)}::${insideCloze(inner)}}}`,
  )
  return number === 0 ? null : cloze.replace(/\\([[\]])/g, '$1')
}

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
  for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1))
    if ((text.slice(0, at).split('`').length - 1) % 2 === 0) return at
  return -1
}

function* obsidian(lines: readonly Line[], sign: ClozeSign): Generator<MarkdownFound> {
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
