import type { Comparison, Property, Term } from '@/lib/core/search/terms'
import type { SearchScene } from './scene'
import type { Values } from './values'

export type PropertyTerm = Extract<Term, { kind: 'property' }>

/** FSRS-6: (1 + F t / S) ^ -w20 with F = 0.9 ^ (-1 / w20) - 1, by the weight of the card's deck and days with a fraction. */
const recallSql = ({ decks, now }: SearchScene, values: Values): string => {
  const at = values.add(new Date(now), 'timestamptz')
  const decays = [...new Set(decks.map(({ decay }) => decay))]
  const decay =
    decays.length === 1
      ? values.add(decays[0], 'float8')
      : `(select d.decay from unnest(${values.add(
          decks.map(({ id }) => id),
          'uuid[]',
        )}, ${values.add(
          decks.map((deck) => deck.decay),
          'float8[]',
        )}) as d (id, decay) where d.id = c.deck_id)`
  const days = `greatest(0, extract(epoch from ${at} - c.last_reviewed_at)::float8 / 86400)`
  return `power(1 + (power(0.9::float8, -1 / ${decay}) - 1) * coalesce(${days}, 0) / c.stability, -${decay})`
}

const columns: Record<Exclude<Property, 'r' | 'due'>, string> = {
  s: 'c.stability',
  d: 'c.difficulty',
  ivl: 'c.interval_days',
  reps: 'c.reps',
  lapses: 'c.lapses',
}

/** Both ends of what counts as equal, the second left out: a whole number is itself, 5.2 all that rounds to it. */
const rangeOf = ({ property, value, decimals }: PropertyTerm): [number, number] => {
  if (property !== 's' && property !== 'd' && property !== 'r') return [value, value + 1]
  const half = 0.5 * 10 ** -decimals
  return [value - half, value + half]
}

const compared = (column: string, term: PropertyTerm, values: Values): string => {
  const bound = (value: number) => values.add(value, 'float8')
  const [from, to] = rangeOf(term)
  if (term.comparison === '=') return `${column} >= ${bound(from)} and ${column} < ${bound(to)}`
  if (term.comparison === '!=') return `(${column} < ${bound(from)} or ${column} >= ${bound(to)})`
  return `${column} ${term.comparison} ${bound(term.value)}`
}

/** Due days by their instants, which steps within a day have too; what is due on a day is due from its start to its end. */
const dueSql = ({ comparison, value }: PropertyTerm, scene: SearchScene, values: Values): string => {
  const at = (days: number) => values.add(scene.dayStart(days), 'timestamptz')
  const byComparison: Record<Comparison, () => string> = {
    '=': () => `c.due_at >= ${at(value)} and c.due_at < ${at(value + 1)}`,
    '!=': () => `(c.due_at < ${at(value)} or c.due_at >= ${at(value + 1)})`,
    '<': () => `c.due_at < ${at(value)}`,
    '<=': () => `c.due_at < ${at(value + 1)}`,
    '>': () => `c.due_at >= ${at(value + 1)}`,
    '>=': () => `c.due_at >= ${at(value)}`,
  }
  return `c.state <> 'new' and ${byComparison[comparison]()}`
}

/** The condition of a property on `card c`; a card without the property fits none. */
export const propertySql = (term: PropertyTerm, scene: SearchScene, values: Values): string => {
  if (term.property === 'due') return dueSql(term, scene, values)
  const column = term.property === 'r' ? recallSql(scene, values) : columns[term.property]
  const condition = compared(column, term, values)
  return term.property === 'r' ? `c.stability is not null and ${condition}` : condition
}
