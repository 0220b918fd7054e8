/**
 * Cloze deletions, read as Anki reads them: `{{c1::text}}`, `{{c1::text::hint}}`, nested, and `{{c1,2::text}}` on two
 * cards. `c0` hides nothing, numbers end at 499, the first `}}` closes the innermost deletion. What is not closed is text.
 */

/**
 * Private characters that mark a deletion inside Markdown until the renderer turns them into
 * `<span class="cloze">`. `gap` opens a hidden one, `answer` a shown one. They are taken out of the learner's own text.
 */
export const clozeMarks = { gap: '\uE0C0', answer: '\uE0C1', close: '\uE0C2' } as const

const greatestNumber = 499
const marks = new RegExp(`[${clozeMarks.gap}${clozeMarks.answer}${clozeMarks.close}]`, 'g')
const tokens = /\{\{c([\d,]{1,100})::|\}\}/g

/** A deletion in the text: `from` at its braces, `to` behind its end, the inner text between `start` and `end`. */
type Deletion = { numbers: number[]; from: number; start: number; end: number; to: number; hintAt?: number }

/** The text without the private characters: a learner's own text must not carry them. */
export function withoutMarks(text: string): string {
  return text.replace(marks, '')
}

function readNumbers(list: string): number[] {
  return list
    .split(',')
    .map(Number)
    .filter((number) => number >= 1 && number <= greatestNumber)
}

/** Closed deletions in order of their start. One pass with a stack, so nesting of any depth costs no more. */
function findDeletions(text: string): Deletion[] {
  const open: Deletion[] = []
  const closed: Deletion[] = []
  let behind = 0
  for (const token of text.matchAll(tokens)) {
    noteHint(text, open.at(-1), behind, token.index)
    behind = token.index + token[0].length
    if (token[1] !== undefined) {
      open.push({ numbers: readNumbers(token[1]), from: token.index, start: behind, end: -1, to: -1 })
      continue
    }
    const deletion = open.pop()
    if (deletion) closed.push({ ...deletion, end: token.index, to: behind })
  }
  return closed.sort((a, b) => a.from - b.from)
}

/** A hint begins at the first `::` that stands in the deletion itself, not in one nested within. */
function noteHint(text: string, deletion: Deletion | undefined, from: number, to: number) {
  if (!deletion || deletion.hintAt !== undefined) return
  const at = text.slice(from, to).indexOf('::')
  if (at >= 0) deletion.hintAt = from + at
}

/** Numbers of the cards that a text makes, ascending. */
export function clozeNumbers(text: string): number[] {
  const numbers = new Set(findDeletions(withoutMarks(text)).flatMap((deletion) => deletion.numbers))
  return [...numbers].sort((a, b) => a - b)
}

/** The text as card `n` asks it: its deletions are `[...]` or `[hint]`, all others are plain. Markdown with marks. */
export function clozeFront(text: string, n: number): string {
  return write(withoutMarks(text), n, 'front')
}

/** The text as card `n` answers it: its deletions are shown between marks, all others are plain. Markdown with marks. */
export function clozeBack(text: string, n: number): string {
  return write(withoutMarks(text), n, 'back')
}

function write(text: string, n: number, side: 'front' | 'back'): string {
  const out: string[] = []
  const within: { deletion: Deletion; marked: boolean }[] = []
  let at = 0
  let marked = 0

  const copyTo = (end: number) => {
    out.push(text.slice(at, Math.max(at, end)))
    at = Math.max(at, end)
  }
  const leave = () => {
    const { deletion, marked: wasMarked } = within.pop()!
    copyTo(deletion.hintAt ?? deletion.end)
    at = Math.max(at, deletion.to)
    if (!wasMarked) return
    out.push(closing(text, deletion))
    marked -= 1
  }

  for (const deletion of findDeletions(text)) {
    while (within.length && within.at(-1)!.deletion.to <= deletion.from) leave()
    if (deletion.from < at || hintBefore(within.at(-1)?.deletion, deletion.from)) continue
    copyTo(deletion.from)
    const active = deletion.numbers.includes(n)
    if (active && side === 'front') {
      out.push(gap(text, deletion))
      at = deletion.to
      continue
    }
    const mark = active && marked === 0
    if (mark) out.push(opening(text, deletion))
    marked += mark ? 1 : 0
    at = deletion.start
    within.push({ deletion, marked: mark })
  }
  while (within.length) leave()
  copyTo(text.length)
  return out.join('')
}

const hintBefore = (outer: Deletion | undefined, at: number) =>
  outer?.hintAt !== undefined && outer.hintAt < at

function gap(text: string, deletion: Deletion): string {
  const hint = deletion.hintAt === undefined ? '' : text.slice(deletion.hintAt + 2, deletion.end).trim()
  return `${clozeMarks.gap}[${hint || '...'}]${clozeMarks.close}`
}

/** A deletion that is a block of its own (a list, a fence) keeps its marks on lines of their own, or Markdown would not see it. */
function isBlock(text: string, { from, start, end, to }: Deletion): boolean {
  const alone = (from === 0 || text[from - 1] === '\n') && (to === text.length || text[to] === '\n')
  return alone && /^\s*(```|~~~|\$\$\n|#{1,6} |[-*+] |\d{1,9}[.)] |\||>)/.test(text.slice(start, Math.min(end, start + 50)))
}

const opening = (text: string, deletion: Deletion) => clozeMarks.answer + (isBlock(text, deletion) ? '\n\n' : '')
const closing = (text: string, deletion: Deletion) => (isBlock(text, deletion) ? '\n\n' : '') + clozeMarks.close
