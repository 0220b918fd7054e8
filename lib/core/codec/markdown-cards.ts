/** Cards written in Markdown, by either custom. */
import { readHashcards } from './hashcards'
import { linesOf, type ClozeSign, type MarkdownFound } from './markdown-lines'
import { readObsidian } from './obsidian-cards'

const looked = 200_000

/** True for a text whose beginning holds at least one question of either kind outside code. */
export const hasQuestions = (source: string): boolean => {
  for (const found of readMarkdownCards(source.slice(0, looked), 'none')) if ('first' in found) return true
  return false
}

/** Reads the cards of a text. @param sign what makes a paragraph a cloze */
export function* readMarkdownCards(source: string, sign: ClozeSign): Generator<MarkdownFound> {
  const lines = linesOf(source)
  const isHashcards = lines.some(({ text, isCode }) => !isCode && /^(?:Q|C):(?:\s|$)/.test(text))
  yield* isHashcards ? readHashcards(lines) : readObsidian(lines, sign)
}
