import { inWords } from '@/components/ui/words'
import type { Fields, NoteTypeInfo } from './note-type-info'

/** One finding about a draft and what to do. Advice never stands in the way of adding the note. */
export type Advice = { finding: string; action: string }

const longestAnswer = 60

/** What is read word by word: text without code, diagrams and formulas. */
const proseOf = (markdown: string): string =>
  markdown
    .replace(/```[\s\S]*?(```|$)/g, ' ')
    .replace(/\$\$[\s\S]*?(\$\$|$)/g, ' ')
    .replace(/`[^`\n]*`/g, ' ')

export const countWords = (markdown: string): number =>
  proseOf(markdown)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length

const secondQuestion = /\?\s+\S[\s\S]*\?|\band (how|why|what|when|where|which|who)\b/i

/** True for "What is X, and why is it slow?" and for two question marks. */
export const asksTwice = (question: string): boolean => secondQuestion.test(proseOf(question))

/** What could be better about a draft, the most telling first. */
export const adviceFor = (type: NoteTypeInfo, fields: Fields): Advice[] => {
  const [front, back] = type.fields.filter(({ required }) => required)
  const question = fields[front?.name ?? '']?.trim() ?? ''
  const answer = fields[back?.name ?? '']?.trim() ?? ''
  const words = countWords(answer)
  const advice: Advice[] = []
  if (question === '' && answer !== '')
    advice.push({
      finding: `${front!.name} is empty.`,
      action: 'Ask one thing that this answers.',
    })
  if (asksTwice(question))
    advice.push({
      finding: 'Two questions in one.',
      action: 'Split them into two notes: each is then asked when it is about to be lost.',
    })
  if (words > longestAnswer)
    advice.push({
      finding: `${inWords(words)} words to recall.`.replace(/^./, (first) => first.toUpperCase()),
      action: `Short answers are kept longer. Sixty are enough; the rest can be a note of its own.`,
    })
  return advice
}
