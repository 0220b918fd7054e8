/**
 * Cards as hashcards writes them: `Q:` and `A:`, or `C:` with what to recall in brackets; a rule ends a card. Others write
 * the signs in bold letters, in whole words, with numbers or as items of a list, which counts where no plain ones do.
 */
import { maxFieldLength } from '@/lib/core/note'
import { insideCloze, textOf, type Line, type MarkdownFound } from './markdown-lines'

type Sign = { kind: 'Q' | 'A' | 'C'; rest: string }
type Signs = (line: string) => Sign | null

/** The plain sign that a line begins with, and what follows it. */
export const plainSignOf: Signs = (line) => {
  const [, kind, rest] = /^(Q|A|C):(?:\s+|$)(.*)$/s.exec(line) ?? []
  return kind === undefined ? null : { kind: kind as Sign['kind'], rest: rest! }
}

const otherSign =
  /^(?:[-*+][ \t]+|\d{1,4}[.)][ \t]+)?(\*\*|__)?(Q|A|Question|Answer|Front|Back) ?\d{0,4}:(\*\*|__)?(?:\s+|$)(.*)$/s

/** A sign in whichever form; bold letters may be the sign's or the whole line's. */
const anySignOf: Signs = (line) => {
  const [, opened, word, closed, rest] = otherSign.exec(line) ?? []
  if (word === undefined) return plainSignOf(line)
  if (closed !== undefined && closed !== opened) return null
  const kind = /^[QF]/.test(word) ? 'Q' : 'A'
  if (opened === undefined || closed !== undefined) return { kind, rest: rest! }
  const inner = rest!.trimEnd()
  return inner.endsWith(opened) ? { kind, rest: inner.slice(0, -opened.length) } : null
}

const kindsOf = (lines: readonly Line[], signs: Signs): Set<Sign['kind'] | undefined> =>
  new Set(lines.map(({ text, isCode }) => (isCode ? undefined : signs(text)?.kind)))

/** Two questions with answers or more, or a text that begins with one, and no list in which such words stand too. */
const haveOtherSigns = (lines: readonly Line[]): boolean => {
  const texts = lines.flatMap(({ text, isCode }) => (isCode || text.trim() === '' ? [] : [text]))
  const kinds = texts.map((text) => anySignOf(text)?.kind)
  const [questions, answers] = ['Q', 'A'].map((kind) => kinds.filter((one) => one === kind).length)
  const others = texts.filter((text, at) => kinds[at] === undefined && /^[^:]{1,40}: \S/.test(text)).length
  const pairs = Math.min(questions!, answers!)
  return pairs > others && (pairs >= 2 || (pairs === 1 && kinds[0] === 'Q'))
}

/** The signs that count in some lines; null where they hold no question. */
const signsOf = (lines: readonly Line[]): Signs | null => {
  const plain = kindsOf(lines, plainSignOf)
  if (plain.has('Q') ? plain.has('A') : plain.has('C')) return plainSignOf
  return plain.has('Q') || haveOtherSigns(lines) ? anySignOf : null
}

/** True for lines that hold cards of this kind. */
export const areHashcards = (lines: readonly Line[]): boolean => signsOf(lines) !== null

type Open = { line: number; kind: 'Q' | 'C'; question: string[]; answer: string[] | null }

/** Reads the cards of some lines; what stands before the first and between them is left out. */
export function* readHashcards(lines: readonly Line[]): Generator<MarkdownFound> {
  const signs = signsOf(lines) ?? plainSignOf
  let open: Open | null = null
  for (const { text, number, isCode } of lines) {
    const sign = isCode ? null : signs(text)
    const kind = sign?.kind
    const rest = sign?.rest ?? ''
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
  if (first.length > maxFieldLength) return { line, reason: 'The card is longer than a note can be.' }
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

/** Each `[…]` outside code, links and pictures becomes a deletion; null when there is none. */
const clozeOfBrackets = (text: string): string | null => {
  let number = 0
  const cloze = text.replace(
    /(`[^`\n]*`|!?\[[^[\]\n]{0,1000}\]\([^)\n]{0,1000}\))|(?<!\\)\[((?:[^[\]\\]|\\.){1,2000})\]/g,
    (whole, kept: string | undefined, inner: string) =>
      kept !== undefined ? kept : `{{c${Math.min(++number, 499)}::${insideCloze(inner)}}}`,
  )
  return number === 0 ? null : cloze.replace(/\\([[\]])/g, '$1')
}
