import { ratings, type Rating } from '../rating'
import type { Word } from './tokens'
import {
  cardConditions,
  comparisons,
  maxSearchDays,
  noteConditions,
  properties,
  SearchError,
  type Term,
} from './terms'

type Reader = (word: Word) => Term

const valueOf = ({ pieces }: Word): string => pieces.join('*').trim()

const refuse = (word: Word, sentence: string): never => {
  throw new SearchError(word.position, sentence, word.source.length)
}

const named =
  (kind: 'deck' | 'tag' | 'note-type', example: string): Reader =>
  (word) =>
    valueOf(word) === ''
      ? refuse(word, `"${word.key}:" needs a name after it, such as ${example}.`)
      : { kind, pieces: word.pieces }

const tag: Reader = (word) =>
  valueOf(word).toLowerCase() === 'none' ? { kind: 'untagged' } : named('tag', 'tag:ranking')(word)

const oneOf = <T extends string>(list: readonly T[], value: string): T | undefined =>
  list.find((one) => one === value)

const is: Reader = (word) => {
  const value = valueOf(word).toLowerCase()
  const ofCard = oneOf(cardConditions, value)
  if (ofCard) return { kind: 'card-is', condition: ofCard }
  const ofNote = oneOf(noteConditions, value)
  if (ofNote) return { kind: 'note-is', condition: ofNote }
  return refuse(word, `"is:" takes one of ${[...cardConditions, ...noteConditions].join(', ')}.`)
}

const flag: Reader = (word) =>
  /^[0-7]$/.test(valueOf(word))
    ? { kind: 'flag', flag: Number(valueOf(word)) }
    : refuse(word, '"flag:" takes a number from 0 (no flag) to 7.')

const daysOf = (word: Word, text: string): number => {
  const days = /^\d{1,6}$/.test(text) ? Number(text) : 0
  return days >= 1 && days <= maxSearchDays
    ? days
    : refuse(
        word,
        `"${word.key}:" takes a number of days, 1 for today only, such as ${word.key}:7; at most 36,500.`,
      )
}

const rated: Reader = (word) => {
  const [days, button, ...more] = valueOf(word).toLowerCase().split(':')
  if (more.length > 0) return refuse(word, 'Write "rated:" with days and one answer, such as rated:7:again.')
  return {
    kind: 'rated',
    days: daysOf(word, days!),
    rating: button === undefined ? null : ratingOf(word, button),
  }
}

const ratingOf = (word: Word, text: string): Rating =>
  ratings[Number(text) - 1] ??
  oneOf(ratings, text) ??
  refuse(word, 'An answer is again, hard, good or easy, or 1 to 4, such as rated:7:again.')

const whole = new Set(['ivl', 'due', 'reps', 'lapses'])

const prop: Reader = (word) => {
  const match = /^([a-z]+) ?(<=|>=|!=|=|<|>) ?(-?\d{1,6}(?:\.\d{1,6})?)$/.exec(valueOf(word).toLowerCase())
  const property = match && oneOf(properties, match[1]!)
  if (!match || !property)
    return refuse(
      word,
      `"prop:" compares one of ${properties.join(', ')} with a number, such as prop:ivl>=21 or prop:r<0.9.`,
    )
  const decimals = match[3]!.split('.')[1]?.length ?? 0
  const value = Number(match[3])
  if (whole.has(property) && decimals > 0)
    return refuse(word, `"prop:${property}" takes a whole number, such as prop:${property}>=3.`)
  if (property === 'due' && Math.abs(value) > maxSearchDays)
    return refuse(word, '"prop:due" takes days from today, at most 36,500 either way.')
  return { kind: 'property', property, comparison: oneOf(comparisons, match[2]!)!, value, decimals }
}

const readers: Record<string, Reader> = {
  deck: named('deck', 'deck:Metrics'),
  tag,
  note: named('note-type', 'note:cloze'),
  is,
  flag,
  prop,
  added: (word) => ({ kind: 'added', days: daysOf(word, valueOf(word)) }),
  edited: (word) => ({ kind: 'edited', days: daysOf(word, valueOf(word)) }),
  rated,
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text)

/**
 * The condition that a word states: by its key, or text to be found.
 * @throws SearchError for an unknown key or a value that its key does not take
 */
export const termOf = (word: Word): Term => {
  const read = word.key !== null && Object.hasOwn(readers, word.key) ? readers[word.key] : undefined
  if (read) return read(word)
  if (word.key !== null && !word.isKeyQuoted)
    return refuse(
      word,
      `There is no search word "${shortened(word.key)}:". To find this text, put it in quotes: "${shortened(word.source.replaceAll('"', ''))}".`,
    )
  if (word.whole.every((piece) => piece.trim() === '') && word.whole.length === 1)
    return refuse(word, 'There is nothing between these quotation marks.')
  return { kind: 'text', pieces: word.whole }
}
