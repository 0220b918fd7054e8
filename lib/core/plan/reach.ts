import type { Costs, SimulatedCard } from './simulate'

/** What showing a card costs on the mean. */
export const costOf = ({ memory }: SimulatedCard, costs: Costs): number => (memory ? costs.review : costs.new)

/** The first cards, as many as a budget reaches; one that costs too much is passed over. No more are read than that. */
export const reachedCards = (
  cards: Iterable<SimulatedCard>,
  costs: Costs,
  budget: number,
): SimulatedCard[] => {
  const least = Math.min(costs.new, costs.review)
  const reached: SimulatedCard[] = []
  let left = budget
  for (const card of cards) {
    if (left < least) break
    const cost = costOf(card, costs)
    if (cost > left) continue
    left -= cost
    reached.push(card)
  }
  return reached
}
