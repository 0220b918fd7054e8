import { isInside } from '@/lib/core/deck'
import type { CardCondition, Pieces, Term } from '@/lib/core/search/terms'
import { siblingDaySql } from '../card-rows'
import type { NoteTerm } from './note-terms'
import { matcherOf } from './patterns'
import { propertySql } from './property-terms'
import type { SearchScene } from './scene'
import type { Values } from './values'

/** Conditions on one card of a note, over `card c`; the learner is $1. */
export type CardTerm = Exclude<Term, NoteTerm>

/** Decks that fit, with all inside them. */
export const deckIdsOf = (pieces: Pieces, { decks }: SearchScene): string[] => {
  const fits = matcherOf(pieces)
  const roots = decks.filter(({ name }) => fits(name)).map(({ name }) => name)
  return decks
    .filter(({ name }) => roots.some((root) => root === name || isInside(name, root)))
    .map(({ id }) => id)
}

/** The two halves are one condition, said so that both indexes on decks can serve. */
const deckSql = (pieces: Pieces, scene: SearchScene, values: Values): string => {
  const list = values.add(deckIdsOf(pieces, scene), 'uuid[]')
  return `(c.state = 'new' and c.deck_id = any(${list}) or c.state <> 'new' and c.deck_id = any(${list}))`
}

/** Buried by hand, or because a sibling was answered today and the deck's preset says so. */
const buriedSql = ({ decks, today }: SearchScene, values: Values): string => {
  const day = values.add(today, 'integer')
  const ids = (which: 'buryNew' | 'buryReview') => decks.filter((deck) => deck[which]).map(({ id }) => id)
  const bySibling = (state: 'new' | 'review', deckIds: string[]) =>
    deckIds.length === 0
      ? ''
      : ` or c.state = '${state}' and c.deck_id = any(${values.add(deckIds, 'uuid[]')}) and ${siblingDaySql} = ${day}`
  return `(coalesce(c.buried_day >= ${day}, false)${bySibling('new', ids('buryNew'))}${bySibling('review', ids('buryReview'))})`
}

/** What the queue could give on this study day, before limits. */
const dueSql = (scene: SearchScene, values: Values): string =>
  `c.state <> 'new' and c.due_at < ${values.add(scene.dayStart(1), 'timestamptz')} and not c.suspended and ${buriedSql(scene, values)} is not true`

const isSql = (condition: CardCondition, scene: SearchScene, values: Values): string => {
  switch (condition) {
    case 'new':
      return `c.state = 'new'`
    case 'learn':
      return `c.state in ('learning', 'relearning')`
    case 'review':
      return `c.state in ('review', 'relearning')`
    case 'suspended':
      return 'c.suspended'
    case 'buried':
      return buriedSql(scene, values)
    case 'due':
      return dueSql(scene, values)
  }
}

/** Not undone, itself or with its batch: each question by its own index. */
const liveSql = `not exists (select 1 from review_entry v where v.user_id = $1 and v.voids_entry_id = e.id)
    and (e.batch_id is null or not exists (
      select 1 from review_entry v where v.user_id = $1 and v.voids_batch_id = e.batch_id))`

export type RatedTerm = Extract<Term, { kind: 'rated' }>

/** The condition on `review_entry e` that it is one of the answers that are asked for. */
export const ratedEntrySql = (
  { days, rating }: RatedTerm,
  { today }: SearchScene,
  values: Values,
): string => `e.user_id = $1 and e.kind = 'answer' and e.study_day >= ${values.add(today - days + 1, 'integer')}
    ${rating === null ? '' : `and e.rating = ${values.add(rating, 'text')}`} and ${liveSql}`

const ratedSql = (term: RatedTerm, scene: SearchScene, values: Values): string =>
  `exists (select 1 from review_entry e where e.card_id = c.id and ${ratedEntrySql(term, scene, values)})`

/** The condition of a term on `card c`. */
export const cardTermSql = (term: CardTerm, scene: SearchScene, values: Values): string => {
  switch (term.kind) {
    case 'deck':
      return deckSql(term.pieces, scene, values)
    case 'card-is':
      return isSql(term.condition, scene, values)
    case 'flag':
      return `c.flag = ${values.add(term.flag, 'integer')}${term.flag > 0 ? ' and c.flag > 0' : ''}`
    case 'property':
      return propertySql(term, scene, values)
    case 'rated':
      return ratedSql(term, scene, values)
  }
}
