/** Why-ladders: two or three cards that ask what, then why, then what would change your mind. */

export type Rung = 1 | 2 | 3

/** Where a card stands: which ladder, in lower case, and which rung of it. */
export type LadderPlace = { ladder: string; rung: Rung }

const rungs = new Map<string, Rung>([
  ['1', 1],
  ['2', 2],
  ['3', 3],
])

/** A place on a ladder as it is compared; names differ by more than case. */
export const ladderPlace = (ladder: string | undefined, rung: string | undefined): LadderPlace | null => {
  const [name, step] = [(ladder ?? '').normalize('NFC').trim().toLowerCase(), rungs.get(rung ?? '')]
  return name !== '' && step ? { ladder: name, rung: step } : null
}

/** What follows the first tag of a kind, such as `x` of `ladder::x`. */
const valueOf = (tags: readonly string[], kind: string): string | undefined =>
  tags.find((tag) => tag.toLowerCase().startsWith(`${kind}::`))?.slice(kind.length + 2)

/** The place of an own note by its tags `ladder::x` and `rung::2`; null unless it has both. */
export const ladderOfTags = (tags: readonly string[]): LadderPlace | null =>
  ladderPlace(valueOf(tags, 'ladder'), valueOf(tags, 'rung'))
