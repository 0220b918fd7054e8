import { forgetting_curve } from 'ts-fsrs'
import { noteTypes } from '@/lib/core/content/note-types'
import type { Pieces, Search, Term } from '@/lib/core/search/terms'

/** Searches answered the slow and obvious way, over notes in memory. */

export type OracleCard = {
  deck: string
  state: 'new' | 'learning' | 'review' | 'relearning'
  suspended: boolean
  flag: number
  buriedDay: number | null
  buries: 'new' | 'review' | null
  lastStudyDay: number | null
  /** Study day of due; null for a new card. */
  dueDay: number | null
  memory: { stability: number; difficulty: number; elapsedDays: number; weights: number[] } | null
  intervalDays: number | null
  reps: number
  lapses: number
  /** Answers that were not undone. */
  answers: { studyDay: number; rating: string }[]
}

export type OracleNote = {
  id: string
  noteType: string
  texts: string[]
  tags: string[]
  isFromLibrary: boolean
  createdDay: number
  editedDay: number
  cards: OracleCard[]
}

const fold = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').toLowerCase().replaceAll('ς', 'σ')
const glob = (pieces: Pieces, ends: '' | '.*'): RegExp =>
  new RegExp(
    `^${ends}${pieces.map((piece) => fold(piece).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}${ends}$`,
    'su',
  )

const compare = (comparison: string, a: number, b: number, half: number): boolean => {
  const isEqual = half === 0 ? a === b : a >= b - half && a < b + half
  if (comparison === '=') return isEqual
  if (comparison === '!=') return !isEqual
  return { '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b }[comparison]!
}

const isBuried = (card: OracleCard, siblings: OracleCard[], today: number): boolean =>
  (card.buriedDay !== null && card.buriedDay >= today) ||
  (card.buries !== null &&
    card.buries === card.state &&
    Math.max(...siblings.map(({ lastStudyDay }) => lastStudyDay ?? -Infinity)) === today)

const propertyOf = (property: string, card: OracleCard, today: number): number | null => {
  if (property === 's') return card.memory?.stability ?? null
  if (property === 'd') return card.memory?.difficulty ?? null
  if (property === 'r')
    return (
      card.memory && forgetting_curve(card.memory.weights, card.memory.elapsedDays, card.memory.stability)
    )
  if (property === 'ivl') return card.intervalDays
  if (property === 'due') return card.state === 'new' ? null : card.dueDay! - today
  return property === 'reps' ? card.reps : card.lapses
}

const holds = (term: Term, note: OracleNote, card: OracleCard, today: number): boolean => {
  switch (term.kind) {
    case 'text':
      return note.texts.some((text) => glob(term.pieces, '.*').test(fold(text)))
    case 'deck':
      return card.deck
        .split('::')
        .some((_, depth, parts) => glob(term.pieces, '').test(fold(parts.slice(0, depth + 1).join('::'))))
    case 'tag':
      return note.tags.some((tag) =>
        tag
          .split('::')
          .some((_, depth, parts) => glob(term.pieces, '').test(fold(parts.slice(0, depth + 1).join('::')))),
      )
    case 'untagged':
      return note.tags.length === 0
    case 'note-type':
      return noteTypes.some(
        ({ key, name }) =>
          key === note.noteType &&
          (glob(term.pieces, '').test(key) || glob(term.pieces, '').test(fold(name))),
      )
    case 'note-is':
      return (term.condition === 'library') === note.isFromLibrary
    case 'flag':
      return card.flag === term.flag
    case 'added':
      return note.createdDay > today - term.days
    case 'edited':
      return note.editedDay > today - term.days
    case 'rated':
      return card.answers.some(
        ({ studyDay, rating }) => studyDay > today - term.days && (!term.rating || rating === term.rating),
      )
    case 'property': {
      const value = propertyOf(term.property, card, today)
      const half = ['s', 'd', 'r'].includes(term.property) ? 0.5 * 10 ** -term.decimals : 0
      return value !== null && compare(term.comparison, value, term.value, half)
    }
    case 'card-is': {
      const siblings = note.cards.filter((other) => other !== card)
      switch (term.condition) {
        case 'new':
          return card.state === 'new'
        case 'learn':
          return card.state === 'learning' || card.state === 'relearning'
        case 'review':
          return card.state === 'review' || card.state === 'relearning'
        case 'suspended':
          return card.suspended
        case 'buried':
          return isBuried(card, siblings, today)
        case 'due':
          return (
            card.state !== 'new' &&
            card.dueDay! <= today &&
            !card.suspended &&
            !isBuried(card, siblings, today)
          )
      }
    }
  }
}

const fits = (search: Search, note: OracleNote, card: OracleCard, today: number): boolean => {
  switch (search.kind) {
    case 'all':
      return true
    case 'and':
      return search.parts.every((part) => fits(part, note, card, today))
    case 'or':
      return search.parts.some((part) => fits(part, note, card, today))
    case 'not':
      return !fits(search.part, note, card, today)
    default:
      return holds(search, note, card, today)
  }
}

/** Ids of the notes of which one card satisfies the whole search, newest first. */
export const searchNaively = (search: Search, notes: OracleNote[], today: number): string[] =>
  notes
    .filter((note) => note.cards.some((card) => fits(search, note, card, today)))
    .map(({ id }) => id)
    .sort()
    .reverse()
