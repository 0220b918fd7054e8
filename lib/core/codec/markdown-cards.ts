/** Cards written in Markdown, by one of three customs. */
import { areHashcards, readHashcards } from './hashcards'
import { asksByHeadings } from './heading-cards'
import { linesOf, type ClozeSign, type Line, type MarkdownFound } from './markdown-lines'
import { readObsidian } from './obsidian-cards'

const looked = 200_000

/** How the beginning of a text asks, outside of code: by the signs of cards, or by headings; or not at all. */
export const customOf = (source: string): 'questions' | 'headings' | null => {
  const lines = linesOf(source.slice(0, looked))
  let signed = 0
  for (const found of readLines(lines, 'none')) if ('first' in found) signed++
  // Beside cards with signs headings ask only by the way.
  if (signed > 0) return 'questions'
  return asksByHeadings(lines) ? 'headings' : null
}

const readLines = (lines: readonly Line[], sign: ClozeSign): Generator<MarkdownFound> =>
  areHashcards(lines) ? readHashcards(lines) : readObsidian(lines, sign)

/** Reads the cards of a text that are written with signs. @param sign what makes a paragraph a cloze */
export const readMarkdownCards = (source: string, sign: ClozeSign): Generator<MarkdownFound> =>
  readLines(linesOf(source), sign)
