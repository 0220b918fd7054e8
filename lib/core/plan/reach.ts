import type { Costs, Policy, SimulatedCard } from './simulate'
import type { Standing } from './standing'

/** What showing a card costs on the mean. */
export const costOf = ({ memory }: SimulatedCard, costs: Costs): number => (memory ? costs.review : costs.new)

/** The first cards that a policy asks, as many as a budget reaches; one that costs too much is passed over. */
export const reachedCards = (
  policy: Policy,
  standing: Standing,
  costs: Costs,
  budget: number,
): SimulatedCard[] => {
  const least = Math.min(costs.new, costs.review)
  const reached: SimulatedCard[] = []
  let left = budget
  for (const place of policy(standing)) {
    if (left < least) break
    const card = standing.cards[place]!
    const cost = costOf(card, costs)
    if (cost > left) continue
    left -= cost
    reached.push(card)
  }
  return reached
}
