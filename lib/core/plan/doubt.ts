import type { Memory } from '../card'

/**
 * Doubt about a learner's parameters, as one number: the learner's stabilities are those of the weights times e^b, with b
 * normal. Before any answer b has mean 0 and standard deviation 0.3. Every target (an answer that is not the card's first
 * and comes at least a study day after the one before) tells something of b: with R the predicted recall and y the
 * outcome, its score is (y - R) R' / (R (1 - R)) and its information R'^2 / (R (1 - R)), R' the derivative of R by b.
 * One step of Fisher's scoring from b = 0 gives mean = sum of scores / (sum of information + 1 / 0.3^2) and variance
 * 1 / (sum of information + 1 / 0.3^2). Both sums are kept by study day, so that nothing has to be read again.
 */
export type Doubt = { mean: number; deviation: number }

export const priorDeviation = 0.3

/** What a target adds: `score` and `information`, both without a unit. */
export type Evidence = { score: number; information: number }

const leastRecall = 1e-4

/**
 * What one target says of b.
 * @param elapsed whole study days since the answer before, at least 1
 */
export const evidenceOf = (
  weights: readonly number[],
  { stability }: Memory,
  elapsed: number,
  isRecalled: boolean,
): Evidence => {
  const decay = weights[20]!
  const x = ((Math.pow(0.9, -1 / decay) - 1) * elapsed) / stability
  const recall = Math.pow(1 + x, -decay)
  // R = (1 + F t / S)^-w20, so dR/db = dR/d ln S = R w20 x / (1 + x).
  const slope = (recall * decay * x) / (1 + x)
  const p = Math.min(Math.max(recall, leastRecall), 1 - leastRecall)
  const spread = p * (1 - p)
  return { score: (((isRecalled ? 1 : 0) - p) * slope) / spread, information: (slope * slope) / spread }
}

/** What all targets together leave of the doubt. */
export const doubtOf = ({ score, information }: Evidence): Doubt => {
  const precision = information + 1 / priorDeviation ** 2
  return { mean: score / precision, deviation: Math.sqrt(1 / precision) }
}
