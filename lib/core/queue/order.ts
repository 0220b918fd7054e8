import type { NewOrder, ReviewOrder } from '../preset'
import { unitHash } from '../random'
import type { StudyDay } from '../study-day'

/** A card that may be asked today. `kind`: a step within the day, a step that crossed the rollover, a review, or new. */
export type Candidate = {
  cardId: string
  noteId: string
  deckId: string
  kind: 'intraday' | 'interday' | 'review' | 'new'
  /** Instant of the due; 0 for new cards. */
  dueAt: number
  /** Study day of the due; 0 for new cards. */
  dueDay: StudyDay
  /** Chance of recall now, for ordering; 1 for new cards. */
  retrievability: number
  /** Place among the learner's new cards. */
  position: number
  competency: string | null
  /** Its place among what a plan chose for today; absent where no plan chose. */
  place?: number
}

/** A shuffle that stays the same all day: by hash of card and study day. */
const shuffleKey = (candidate: Candidate, studyDay: StudyDay): number =>
  unitHash(`${candidate.cardId}@${studyDay}`)

const by =
  (...keys: ((candidate: Candidate) => number)[]) =>
  (a: Candidate, b: Candidate) => {
    for (const key of keys) {
      const difference = key(a) - key(b)
      if (difference !== 0) return difference
    }
    return a.cardId < b.cardId ? -1 : 1
  }

const placeOf = (candidate: Candidate): number => candidate.place ?? Number.MAX_SAFE_INTEGER
const isChosen = (candidates: readonly Candidate[]): boolean =>
  candidates.some(({ place }) => place !== undefined)

/** Due cards in the order the preset asks for, or a plan. */
export const orderReviews = (
  candidates: readonly Candidate[],
  order: ReviewOrder,
  studyDay: StudyDay,
): Candidate[] => {
  if (isChosen(candidates)) return [...candidates].sort(by(placeOf))
  const keys = new Map(candidates.map((candidate) => [candidate, shuffleKey(candidate, studyDay)]))
  const random = (candidate: Candidate) => keys.get(candidate)!
  const compare = {
    'due-then-random': by((c) => c.dueDay, random),
    'retrievability-ascending': by((c) => c.retrievability, random),
    random: by(random),
  }[order]
  return [...candidates].sort(compare)
}

/** New cards in the order the preset asks for, or a plan. */
export const orderNew = (
  candidates: readonly Candidate[],
  order: NewOrder,
  studyDay: StudyDay,
): Candidate[] =>
  [...candidates].sort(
    isChosen(candidates)
      ? by(placeOf)
      : order === 'random'
        ? by((c) => shuffleKey(c, studyDay))
        : by((c) => c.position),
  )

/** Spreads the second list evenly through the first (Anki, queue/builder/intersperser.rs). */
export const intersperse = <T>(one: readonly T[], two: readonly T[]): T[] => {
  const ratio = (one.length + 1) / (two.length + 1)
  const out: T[] = []
  let i = 0
  let j = 0
  while (i < one.length || j < two.length) {
    const takeTwo = i >= one.length || (j < two.length && (j + 1) * ratio < i + 1)
    out.push(takeTwo ? two[j++]! : one[i++]!)
  }
  return out
}
