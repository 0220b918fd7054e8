/** A card as the rungs of its ladder see it. */
export type RungCard = {
  id: string
  ladder: string | null
  rung: number | null
  /** Days until recall falls to 0.9, as folded; null while new. */
  stability: number | null
  /** Out of the queue for good, so that nothing waits for it. */
  isSuspended: boolean
}

/** A rung carries the next one once each of its cards has reached this many days of stability. */
export const steadyDays = 7

const keyOf = (ladder: string, rung: number) => `${rung} ${ladder}`

/**
 * The new cards that are left out of the queue: some card of the rung right below has not been answered, or not yet reached
 * `steadyDays`. A rung without cards holds nothing back, nor does a suspended card, since it would hold for ever; and a
 * card that was introduced is new no more, so it stays whatever happens below.
 */
export const waitingCards = (cards: readonly RungCard[]): ReadonlySet<string> => {
  const shaky = new Set<string>()
  for (const { ladder, rung, stability, isSuspended } of cards)
    if (ladder !== null && rung !== null && !isSuspended && (stability ?? 0) < steadyDays)
      shaky.add(keyOf(ladder, rung))
  if (shaky.size === 0) return shaky
  const isWaiting = ({ ladder, rung, stability }: RungCard) =>
    stability === null && ladder !== null && rung !== null && shaky.has(keyOf(ladder, rung - 1))
  return new Set(cards.filter(isWaiting).map(({ id }) => id))
}
