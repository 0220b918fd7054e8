/** Cards of a text whose headings ask: what stands below a question is its answer. */
import { textOf, type Line, type MarkdownFound } from './markdown-lines'
import { longestRecord } from './plan'
import { fromOtherMarkdown, withoutWikiLinks } from './other-markdown'

/** From 1 to 6 a heading; a line in bold letters and the summary of `<details>` lie below all of them. */
type Level = number
const bold: Level = 7
const summary: Level = 8

type Heading = { at: number; level: Level; text: string; isAsking: boolean }

/** A long line is no heading. */
const longest = 2000

/** `1.`, `Q:`, `Q12.`, `Question 3:` before a question. */
const numbering = /^(?:(?:Q|Question)\s?\d{1,4}[.):]?|(?:Q|Question)[.:]|\d{1,4}[.)])\s+(?=\S)/i

/** What stands in bold letters from end to end. */
const wholly = (text: string): string | null => /^(\*\*|__)((?:(?!\1).)+)\1$/.exec(text)?.[2]?.trim() ?? null

const wordsOf = (text: string): string => {
  const words = text.includes('<')
    ? text.replace(/<\/?(?:b|strong|i|em|u|h[1-6]|code|span|font)\b[^>]{0,200}>/gi, '').trim()
    : text.trim()
  const asked = (wholly(words) ?? words).replace(numbering, '')
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
  lines.flatMap(({ text, isCode }, at) => {
    if (isCode || text.length > longest || !/[#*_<]/.test(text)) return []
    const heading = headingOf(text)
    const words = heading ? wordsOf(heading.inner) : ''
    return heading && words !== '' ? [{ at, level: heading.level, text: words, isAsking: asks(words) }] : []
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

/** How many questions the headings of a text ask; none where most of them do not. */
export const countQuestions = (lines: readonly Line[]): number => {
  const candidates = candidatesOf(headingsOf(lines))
  return askingLevel(candidates) === null ? 0 : askingOf(candidates).length
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
    .replace(/^(?:\*\*)?(?:A|Ans|Answer)\s?\d{0,4}:(?:\*\*)?[.:]?\s+/i, '')
    .trim()

/**
 * Reads the cards of some lines: all headings of the level that asks, and of the most common one where none does. What
 * stands before the first question and between sections is left out.
 */
export function* readHeadings(lines: readonly Line[]): Generator<MarkdownFound> {
  const headings = headingsOf(lines)
  const candidates = candidatesOf(headings)
  const chosen = askingLevel(candidates) ?? mostCommonLevel(candidates)
  const questions = candidates.filter(({ level, isAsking }) => isAsking || level === chosen)
  const ends = endsOf(headings)
  for (const [index, { at, level, text }] of questions.entries()) {
    const following = questions[index + 1]
    const end = Math.min(ends.get(at) ?? lines.length, following?.at ?? lines.length)
    const below = textOf(lines.slice(at + 1, end).map((one) => one.text))
    const line = lines[at]!.number
    if (below.length > longestRecord) {
      yield { line, reason: 'This card is longer than a note can be.' }
      continue
    }
    const second = answerOf(below)
    if (second !== '') yield { line, noteType: 'basic', first: text, second, deck: null, tags: [] }
    // A question over others is the title of a section.
    else if (!following || following.at !== end || following.level <= level)
      yield { line, reason: 'There is no answer below this question.' }
  }
}
