import { clozeNumbers } from '@/lib/core/content/cloze'
import { capitalised, inWords } from '@/components/ui/words'
import type { Fields, NoteTypeInfo } from './note-type-info'

/** One finding about a draft and what to do. Advice never stands in the way of adding the note. */
export type Advice = { finding: string; action: string }

const longestAnswer = 40
const longestList = 5
/** Of a longer one the beginning is looked at. */
const longestQuestion = 2000
const longestText = 20_000
/** What may be said of a card without its question being asked first. */
const fewestWordsToLeak = 2

/** What is read word by word: text without code, diagrams, formulas and addresses. */
const proseOf = (markdown: string): string =>
  markdown
    .slice(0, longestText)
    .replace(/```[\s\S]*?(```|$)/g, ' ')
    .replace(/\$\$[\s\S]*?(\$\$|$)/g, ' ')
    .replace(/`[^`\n]*`/g, ' ')
    .replace(/!?\[([^\]\n]{0,200})\]\([^)\n]{0,200}\)/g, ' $1 ')

const wordsOf = (markdown: string): string[] =>
  proseOf(markdown)
    .toLowerCase()
    .match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? []

export const countWords = (markdown: string): number =>
  proseOf(markdown)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length

const secondQuestion = /\?\s+\S[\s\S]*\?|\band (how|why|what|when|where|which|who)\b/i

/** True for "What is X, and why is it slow?" and for two question marks. */
export const asksTwice = (question: string): boolean =>
  secondQuestion.test(proseOf(question.slice(0, longestQuestion)))

const yesNo =
  /(?:^|[.!:;]\s+)(?:is|are|was|were|am|do|does|did|can|could|should|shall|will|would|has|have|had|may|might|must)(?:n't)?\b[^.?!]*\?\s*$/i

/** True for a question that a guess answers: "Is it exact?", but not "Is it A or B?". */
export const asksYesOrNo = (question: string): boolean =>
  yesNo.test(proseOf(question.slice(0, longestQuestion)).trim()) && !/\bor\b/i.test(question)

const listItem = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S/gm

const itemsOf = (markdown: string): number => (proseOf(markdown).match(listItem) ?? []).length

const small = new Set(
  'a an and are as at be because by can do does for from in is it its of on or than that the they this to when while with you'.split(
    ' ',
  ),
)

/** Whether the question says all that the answer holds. */
export const givesAway = (question: string, answer: string): boolean => {
  const telling = [...new Set(wordsOf(answer))].filter((word) => !small.has(word))
  const asked = new Set(wordsOf(question))
  const isShort = telling.length >= fewestWordsToLeak || (telling[0]?.length ?? 0) > 3
  return isShort && telling.every((word) => asked.has(word)) && !/\bor\b/i.test(question)
}

const foreignImage = /!\[[^\]\n]{0,200}\]\(\s{0,9}<?(?!media:)[^)\s]/
const silentImage = /!\[\s{0,9}\]\(media:/

const ofQuestion = (question: string): (Advice | false)[] => [
  asksTwice(question) && {
    finding: 'Two questions in one.',
    action: 'Split them into two notes: each is then asked when it is about to be lost.',
  },
  asksYesOrNo(question) && {
    finding: 'Yes or no can be guessed.',
    action: 'Ask when, why or by how much instead.',
  },
]

const ofAnswer = (question: string, answer: string): (Advice | false)[] => {
  const [words, items] = [countWords(answer), itemsOf(answer)]
  return [
    words > longestAnswer && {
      finding: capitalised(`${inWords(words)} words to recall.`),
      action: 'Short answers are kept longer. Forty are enough; the rest can be a note of its own.',
    },
    items > longestList && {
      finding: capitalised(`${inWords(items)} things in one list.`),
      action: 'Long lists are hard to keep. Ask for a part of it, or make each a note.',
    },
    givesAway(question, answer) && {
      finding: 'The question says its answer.',
      action: 'Leave the word out of the question, or it will be read and not recalled.',
    },
  ]
}

const ofCloze = (text: string): (Advice | false)[] => [
  text !== '' &&
    clozeNumbers(text).length === 0 && {
      finding: 'Nothing is left out yet.',
      action: 'Select what is to be recalled, then press Cloze.',
    },
]

const ofImages = (text: string): (Advice | false)[] => [
  foreignImage.test(text) && {
    finding: 'An image from elsewhere is not shown.',
    action: 'Cards fetch nothing from other sites. Paste the image, or drop it here.',
  },
  silentImage.test(text) && {
    finding: 'An image has no description.',
    action: 'Words in the brackets are for those who do not see it: ![what it shows](…).',
  },
]

/** A card that is written asks for its reason and its source, where its type has a place for them. */
const ofParts = (type: NoteTypeInfo, fields: Fields): (Advice | false)[] => {
  const lacks = (name: string) => type.fields.some((field) => field.name === name) && !fields[name]?.trim()
  return [
    lacks('Why') && {
      finding: 'No why yet.',
      action: 'An answer with its reason is kept longer, and holds when the question changes.',
    },
    lacks('Source') && {
      finding: 'No source yet.',
      action: 'Note where it comes from: you will want to check it in a year.',
    },
  ]
}

/** What could be better about a draft, the most telling first. */
export const adviceFor = (type: NoteTypeInfo, fields: Fields): Advice[] => {
  const [front, back] = type.fields.filter(({ required }) => required)
  const question = fields[front?.name ?? '']?.trim() ?? ''
  const answer = (back && fields[type.key === 'architecture' ? 'Answer' : back.name]?.trim()) ?? ''
  const isCloze = type.kind === 'cloze'
  const isWritten = question !== '' && (isCloze || answer !== '')
  const advice: (Advice | false)[] = [
    question === '' &&
      answer !== '' && { finding: `${front!.name} is empty.`, action: 'Ask one thing that this answers.' },
    ...(isCloze ? ofCloze(question) : [...ofQuestion(question), ...ofAnswer(question, answer)]),
    ...ofImages(Object.values(fields).join('\n').slice(0, longestText)),
    ...(isWritten ? ofParts(type, fields) : []),
  ]
  return advice.filter((one) => one !== false)
}
