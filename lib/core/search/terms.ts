import type { Rating } from '../rating'

/** What is between wildcards: `['a', 'b']` is `a*b`, one piece has no wildcard. Folded: NFKC, runs of white space as one blank. */
export type Pieces = readonly string[]

export const cardConditions = ['new', 'learn', 'review', 'due', 'suspended', 'buried'] as const
export const noteConditions = ['mine', 'library'] as const
export type CardCondition = (typeof cardConditions)[number]
export type NoteCondition = (typeof noteConditions)[number]

/** `s` stability in days, `d` difficulty 1-10, `r` recall now 0-1, `ivl` and `due` in days, `due` counted from today. */
export const properties = ['s', 'd', 'r', 'ivl', 'due', 'reps', 'lapses'] as const
export type Property = (typeof properties)[number]
export const comparisons = ['<=', '>=', '!=', '=', '<', '>'] as const
export type Comparison = (typeof comparisons)[number]

/** One condition. `decimals` are those written: `=` and `!=` compare what rounds to them. Days count study days, today as 1. */
export type Term =
  | { kind: 'text'; pieces: Pieces }
  | { kind: 'deck'; pieces: Pieces }
  | { kind: 'tag'; pieces: Pieces }
  | { kind: 'untagged' }
  | { kind: 'note-type'; pieces: Pieces }
  | { kind: 'card-is'; condition: CardCondition }
  | { kind: 'note-is'; condition: NoteCondition }
  | { kind: 'flag'; flag: number }
  | { kind: 'property'; property: Property; comparison: Comparison; value: number; decimals: number }
  | { kind: 'added'; days: number }
  | { kind: 'edited'; days: number }
  | { kind: 'rated'; days: number; rating: Rating | null }

/** A search as a tree; `all` is the empty one. */
export type Search =
  | Term
  | { kind: 'all' }
  | { kind: 'and'; parts: readonly Search[] }
  | { kind: 'or'; parts: readonly Search[] }
  | { kind: 'not'; part: Search }

/** A search that cannot be read: where (index into the text, and how long), and a sentence that says what to do. */
export class SearchError extends Error {
  constructor(
    readonly position: number,
    message: string,
    readonly length = 1,
  ) {
    super(message)
    this.name = 'SearchError'
  }
}

export const maxSearchLength = 1000
export const maxSearchDepth = 50
/** Every condition may look at every note once. */
export const maxSearchTerms = 40
/** About a hundred years. */
export const maxSearchDays = 36_500
