/** Cards of a text whose headings ask: what stands below a question is its answer. */
import { textOf, type Line, type MarkdownFound } from './markdown-lines'
import { longestRecord } from './plan'
import { fromOtherMarkdown, withoutWikiLinks } from './other-markdown'

/** From 1 to 6 a heading; a line in bold letters and the summary of `<details>` lie below all of them. */
type Level = number
const bold: Level = 7
const summary: Level = 8

/** `text` is without its number. */
type Heading = { at: number; level: Level; text: string; numbered: string; isAsking: boolean }

/** A long line is no heading. */
const longest = 2000

/** `1.`, `Q:`, `Q12.`, `Question 3:` before a question. */
const numbering = /^(?:(?:Q|Question)\s?\d{1,3}[.):]|(?:Q|Question)[.:]|\d{1,3}[.)])\s+(?=\S)/i

/** Such a heading names the answer that it belongs to. */
const answering = /^(?:answers?|solutions?|explanations?|ans)\b/i

/** What stands in bold letters from end to end. */
const wholly = (text: string): string | null => /^(\*\*|__)((?:(?!\1).)+)\1$/.exec(text)?.[2]?.trim() ?? null

const wordsOf = (text: string): string => {
  const words = text.includes('<')
    ? text.replace(/<\/?(?:b|strong|i|em|u|h[1-6]|code|span|font)\b[^>]{0,200}>/gi, '').trim()
    : text.trim()
  const asked = wholly(words) ?? words
  return asked.includes('[[') ? withoutWikiLinks(asked) : asked
}

/** `What is it?`, also in brackets, in bold letters or as a link. */
const asks = (text: string): boolean => /[?？؟][*_`"'”’»)\]\s]*(?:\([^()]*\)[*_\s]*)?$/.test(text)

/** `## Words ##` closes as it opens, or not at all. */
const withoutClosing = (text: string): string => {
  let end = text.length
  while (text[end - 1] === '#') end--
  return end < text.length && /\s/.test(text[end - 1] ?? ' ') ? text.slice(0, end) : text
}

/** The level of a line and what it says; null for a line that is no heading. */
const headingOf = (text: string): { level: Level; inner: string } | null => {
  const line = text.trim()
  if (line.startsWith('<')) {
    const [, inner] = /^(?:<details[^>]{0,100}>\s*)?<summary[^>]{0,100}>(.*?)<\/summary>$/i.exec(line) ?? []
    return inner === undefined ? null : { level: summary, inner }
  }
  if (/^(?: {4}|\t)/.test(text)) return null
  const signs = /^#{1,6}(?=\s)/.exec(line)?.[0].length
  if (signs) return { level: signs, inner: withoutClosing(line.slice(signs)) }
  const inner = wholly(line)
  return inner === null ? null : { level: bold, inner }
}

const headingsOf = (lines: readonly Line[]): Heading[] =>
  lines.flatMap(({ text: line, isCode }, at) => {
    if (isCode || line.length > longest || !/[#*_<]/.test(line)) return []
    const heading = headingOf(line)
    const words = heading ? wordsOf(heading.inner) : ''
    if (!heading || words === '' || answering.test(words)) return []
    const text = words.replace(numbering, '')
    return [{ at, level: heading.level, text, numbered: words, isAsking: asks(text) }]
  })

/** The level that most of some headings have, the lower one of two. */
const mostCommonLevel = (headings: readonly Heading[]): Level | null => {
  const counts = new Map<Level, number>()
  for (const { level } of headings) counts.set(level, (counts.get(level) ?? 0) + 1)
  return [...counts].sort(([a, m], [b, n]) => n - m || b - a)[0]?.[0] ?? null
}

const isReal = ({ level }: Heading): boolean => level < bold
const askingOf = (headings: readonly Heading[]) => headings.filter(({ isAsking }) => isAsking)

/** Bold lines and summaries are questions where headings are not: below a heading that asks they belong to the answer. */
const candidatesOf = (headings: readonly Heading[]): Heading[] => {
  const [real, others] = [headings.filter(isReal), headings.filter((heading) => !isReal(heading))]
  return askingOf(real).length >= 2 || askingOf(others).length < 2 ? real : others
}

/** The level of the questions: there most ask, and the others are tasks ("Explain the trade-off"). */
const askingLevel = (candidates: readonly Heading[]): Level | null => {
  const asking = askingOf(candidates)
  const level = mostCommonLevel(asking)
  const [most, all] = [asking, candidates].map((list) => list.filter((one) => one.level === level).length)
  return asking.length >= 2 && 2 * most! > all! ? level : null
}

/** By the line of each heading the line of the next one that does not lie below it. */
const endsOf = (headings: readonly Heading[]): Map<number, number> => {
  const ends = new Map<number, number>()
  const open: Heading[] = []
  for (const heading of headings) {
    while (isReal(heading) && open.length > 0 && open.at(-1)!.level >= heading.level)
      ends.set(open.pop()!.at, heading.at)
    open.push(heading)
  }
  return ends
}

/** A rule before the next question, or a link back to the top. */
const isFrame = (line: string): boolean =>
  line.length < 500 && /^\s*(?:-{3,}|\*{3,}|_{3,}|(?:\*\*)?\[[^\]]*\]\(#[^)]*\)(?:\*\*)?)\s*$/.test(line)

const withoutFrame = (text: string): string => {
  let rest = text.trimEnd()
  for (let at = rest.length; at >= 0;) {
    at = rest.lastIndexOf('\n')
    if (!isFrame(rest.slice(at + 1))) return rest
    rest = rest.slice(0, Math.max(at, 0)).trimEnd()
  }
  return rest
}

/** An answer without what frames it, and without its own name. */
const answerOf = (text: string): string =>
  withoutFrame(fromOtherMarkdown(text))
    .replace(/^(?:\*\*)?(?:A(?![^]*\n *B[:.)])|Ans|Answer)\s?\d{0,4}:(?:\*\*)?[.:]?\s+/i, '')
    .trim()

type Section = Heading & { end: number; isTitle: boolean }

/** The questions of some lines, and where what stands below each ends. */
const sectionsOf = (lines: readonly Line[], headings: readonly Heading[]): Section[] => {
  const candidates = candidatesOf(headings)
  const chosen = askingLevel(candidates) ?? mostCommonLevel(candidates)
  const questions = candidates.filter(
    ({ level, isAsking }) => isAsking || (level === chosen && level !== bold),
  )
  const ends = endsOf(headings)
  return questions.map((heading, index) => {
    const following = questions[index + 1]
    const end = Math.min(ends.get(heading.at) ?? lines.length, following?.at ?? lines.length)
    // A question over others is the title of a section.
    return { ...heading, end, isTitle: following?.at === end && following.level > heading.level }
  })
}

/** Neither signs alone nor a link within the page, as in a table of contents. */
const saysSomething = (line: string): boolean =>
  /[\p{L}\p{N}]/u.test(line) && !(line.length < 500 && /\]\(#[^()]*\)[\s*]*$/.test(line))

/** The lines that no section takes, headings and what says nothing left out. */
const besides = (
  lines: readonly Line[],
  headings: readonly Heading[],
  sections: readonly Section[],
): number[] => {
  const taken = new Uint8Array(lines.length)
  for (const { at } of headings) taken[at] = 1
  for (const { at, end } of sections) taken.fill(1, at, end)
  return lines.flatMap(({ text }, at) => (taken[at] || !saysSomething(text) ? [] : [at]))
}

/** A text of questions is mostly answers; else its headings ask by the way. */
const leastAnswered = 0.6

/** Whether most of a text stands below headings that ask. */
export const asksByHeadings = (lines: readonly Line[]): boolean => {
  const headings = headingsOf(lines)
  if (askingLevel(candidatesOf(headings)) === null) return false
  const sections = sectionsOf(lines, headings)
  const answered = besides(lines, headings, []).length - besides(lines, headings, sections).length
  return answered >= leastAnswered * besides(lines, headings, []).length
}

/**
 * Reads the cards of some lines: all headings of the level that asks, and of the most common one where none does. What
 * stands before the first question and between sections is left out, and named.
 */
export function* readHeadings(lines: readonly Line[]): Generator<MarkdownFound> {
  const headings = headingsOf(lines)
  const sections = sectionsOf(lines, headings)
  const left = sections.length > 0 ? besides(lines, headings, sections) : []
  for (const [index, at] of left.entries())
    // One remark for lines with at most one between them.
    if (at - (left[index - 1] ?? -Infinity) > 2)
      yield { line: lines[at]!.number, remark: 'What stands here belongs to no question and is left out.' }
  const counts = new Map<string, number>()
  for (const { text } of sections) counts.set(text, (counts.get(text) ?? 0) + 1)
  for (const { at, end, text, numbered, isTitle } of sections) {
    const below = textOf(lines.slice(at + 1, end).map((one) => one.text))
    const line = lines[at]!.number
    if (below.length > longestRecord) {
      yield { line, reason: 'This card is longer than a note can be.' }
      continue
    }
    const second = answerOf(below)
    const first = counts.get(text)! > 1 ? numbered : text
    if (second !== '') yield { line, noteType: 'basic', first, second, deck: null, tags: [] }
    else if (!isTitle) yield { line, reason: 'There is no answer below this question.' }
  }
}
