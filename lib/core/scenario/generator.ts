import type { Decision } from './ladder'
import type { Source } from './source'

export type Value =
  number | boolean | string | readonly number[] | readonly string[] | readonly (readonly number[])[]
export type Variables = Readonly<Record<string, Value>>

/** A variable as people read it; `assumption` for what the scenario takes as given and a candidate should say aloud. */
export type VariableWords = { label: string; unit: string; kind?: 'assumption' }

export type Option = { id: string; label: string }
export type Reason = { id: string; label: string }

/** A rule's verdict on some variables: the decision and the quantities it was reached by, unrounded. */
export type Solved = Decision & { intermediates: Readonly<Record<string, number>> }

/** A curve of the crossover's chart. */
export type Curve = { id: string; label: string; y: (x: number) => number }

/**
 * Where the answer flips with all else equal. `share` variables end at 1. `meaning` says what happens there when it is
 * something else ("Half of the alerts are right"); `words` is the whole sentence where that form would not do.
 */
export type Crossover = {
  variable: string
  value: number
  kind?: 'share'
  meaning?: string
  words?: string
  curves: readonly [Curve, Curve]
}

/**
 * What draws a scenario whose right answer flips. Pure: everything is a function of the variables, and the variables of
 * (id, revision, seed). A changed rule is a new revision; the log names old ones.
 */
export type Generator<V extends Variables> = {
  id: string
  slug: string
  title: string
  revision: number
  /** Topic of the curriculum, such as T08. */
  topic: string
  /** `value`: the options are numbers, the answer and what named mistakes lead to; such a rule has no near. */
  kind: 'choice' | 'value'
  factIds: readonly string[]
  variables: { readonly [Name in keyof V]: VariableWords }
  /** Variables that are whole numbers of at least 1, also where a draw moves them. */
  whole: readonly (keyof V & string)[]
  draw: (from: Source) => V
  /** Puts right what was drawn from the crossover's variable when a near draw has moved that one. */
  follow?: (moved: V, drawn: V) => V
  /** False for scenarios that contradict themselves or teach nothing: they are drawn again. */
  isFair: (variables: V, solved: Solved) => boolean
  /** What draws are aimed at, in turn: `weight` 1 when left out. */
  aims: readonly { aim: string; weight?: number }[]
  aimOf: (variables: V, solved: Solved) => string
  solve: (variables: V) => Solved
  /** In the order of the rule; the instance shows them in an order of its own. */
  options: (variables: V, solved: Solved) => readonly Option[]
  /** In the order of the rule, all of them; the instance shows four at most. Ids are those of steps. */
  reasons: (variables: V, solved: Solved) => readonly Reason[]
  crossover: (variables: V, solved: Solved) => Crossover | null
  /** The one constraint that changes. */
  twist: (variables: V, solved: Solved) => Partial<V>
  /** What happens and what is asked, in plain words that are the same whatever the answer. */
  story: string
  /** Words of a variable where its plain value would not do ("exactness is a duty", "not known"). */
  say?: Partial<{ readonly [Name in keyof V]: (value: V[Name], variables: V) => string }>
  /** Why the answer is right, with the learner's own numbers: sentences of Markdown for the step that decided. */
  explain: (variables: V, solved: Solved) => string
  /** What is wrong with each option where it is not the answer: the mistake that leads to it. */
  mistakes: (variables: V, solved: Solved) => Readonly<Record<string, string>>
}

/** A generator whatever its variables: what lists and pages hold. */
export type AnyGenerator = Generator<Variables>
