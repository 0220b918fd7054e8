import type { Search } from '@/lib/core/search/terms'
import { cardTermSql, type CardTerm } from './card-terms'
import { isNoteTerm, isServed, noteTermSql } from './note-terms'
import type { SearchScene } from './scene'
import type { Values } from './values'

const asksOfNotes = (search: Search): boolean => {
  switch (search.kind) {
    case 'all':
      return true
    case 'and':
    case 'or':
      return search.parts.every(asksOfNotes)
    case 'not':
      return asksOfNotes(search.part)
    default:
      return isNoteTerm(search)
  }
}

const conditionSql = (search: Search, scene: SearchScene, values: Values): string => {
  const inner = (part: Search) => `(${conditionSql(part, scene, values)})`
  switch (search.kind) {
    case 'all':
      return 'true'
    case 'and':
      return search.parts.map(inner).join(' and ')
    case 'or':
      return search.parts.map(inner).join(' or ')
    case 'not':
      return `${inner(search.part)} is not true`
    default:
      return isNoteTerm(search)
        ? noteTermSql(search, scene, values)
        : cardTermSql(search as CardTerm, scene, values)
  }
}

const asksOfCards = (search: Search): boolean => {
  switch (search.kind) {
    case 'and':
    case 'or':
      return search.parts.every(asksOfCards)
    case 'not':
      return asksOfCards(search.part)
    default:
      return search.kind !== 'all' && !isNoteTerm(search)
  }
}

/** The condition of a search on `card c` alone, with the learner as $1; null when it asks of notes too. */
export const cardSearchSql = (search: Search, scene: SearchScene, values: Values): string | null =>
  asksOfCards(search) ? `(${conditionSql(search, scene, values)})` : null

/** True when every note has to be read to answer: no index leads to those that fit. */
export const needsScan = (search: Search): boolean => {
  switch (search.kind) {
    case 'and':
      return search.parts.every(needsScan)
    case 'or':
      return search.parts.some(needsScan)
    case 'not':
      return asksOfNotes(search.part)
    default:
      return search.kind === 'all' || (isNoteTerm(search) && !isServed(search))
  }
}

/** Splits parts into what asks of the note alone, and what has to be looked up among its cards. */
const split = (parts: readonly Search[]): [ofNotes: Search[], ofCards: Search[]] => [
  parts.filter(asksOfNotes),
  parts.filter((part) => !asksOfNotes(part)),
]

/**
 * The condition of a search on `note n`, with the learner as $1: a note is found when one of its cards satisfies the
 * whole search. What asks of the note alone stands outside of the look at its cards, where an index can serve it; of
 * alternatives it may, since every note has a card.
 */
export const searchSql = (search: Search, scene: SearchScene, values: Values): string => {
  const sign = search.kind === 'or' ? ' or ' : ' and '
  const [ofNotes, ofCards] = split(search.kind === 'and' || search.kind === 'or' ? search.parts : [search])
  const sql = (part: Search) => `(${conditionSql(part, scene, values)})`
  const conditions = ofNotes.map(sql)
  if (ofCards.length > 0)
    conditions.push(`exists (select 1 from card c where c.user_id = $1 and c.note_id = n.id and c.deleted_at is null
      and (${ofCards.map(sql).join(sign)}))`)
  return `(${conditions.join(sign)})`
}
