import { outcomeOf, predict } from './loss'
import type { Target } from './targets'

/**
 * A layer on the predicted chance of recall, for what is shown and never for scheduling: a logistic regression on the
 * logit of the prediction, the balance of the learner's latest surprises, and what the card's last study day was like.
 */
export type Layer = { intercept: number; slope: number; recent: number; lapsed: number; repeats: number }

export type Recalibration = {
  isOn: boolean
  layer: Layer
  /** Targets of the last fifth, which neither fit nor switch saw, and the mean log loss there. */
  reported: number
  logLossPlain: number
  logLossLayer: number
  /** The balance of surprises after the last target: what the next prediction starts from. */
  recent: number
}

/** What the layer looks at: logit of the prediction, balance of surprises, last answer Again, same-day repeats. */
export type Features = readonly [number, number, number, number]

const least = 1e-4
const clampChance = (chance: number): number => Math.min(Math.max(chance, least), 1 - least)
const lossOf = (chance: number, recalled: boolean): number => -Math.log(recalled ? chance : 1 - chance)
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const logit = (chance: number): number => Math.log(chance / (1 - chance))
const chanceOf = (logOdds: number): number => clampChance(1 / (1 + Math.exp(-logOdds)))

/** The latest surprises count; one from this many targets ago counts 1/e of the last. */
const memoryOfSurprises = 60

/** Features of each target in order of time, each from what came before it. */
const featuresOf = (targets: readonly Target[], chances: readonly number[]) => {
  let recent = 0
  const features = targets.map((target, index): Features => {
    const { history, index: place } = target
    let start = place - 1
    while (start > 0 && history.elapsed[start] === 0) start--
    const row: Features = [
      logit(chances[index]!),
      recent,
      history.ratings[start] === 'again' ? 1 : 0,
      Math.min(3, place - 1 - start),
    ]
    const surprise = (outcomeOf(target) ? 1 : 0) - chances[index]!
    recent += (surprise - recent) / memoryOfSurprises
    return row
  })
  return { features, recent }
}

const valuesOf = ({ intercept, slope, recent, lapsed, repeats }: Layer): number[] => [
  intercept,
  slope,
  recent,
  lapsed,
  repeats,
]

/** The recalibrated chance of recall. */
export const recalibrate = (layer: Layer, features: Features): number => {
  const [intercept, ...rest] = valuesOf(layer)
  return chanceOf(features.reduce((sum, value, index) => sum + value * rest[index]!, intercept!))
}

/** Solves a small system of equations by elimination; the matrix is positive definite by its ridge. */
const solve = (matrix: number[][], right: number[]): number[] => {
  const rows = matrix.map((row, index) => [...row, right[index]!])
  const size = rows.length
  for (let pivot = 0; pivot < size; pivot++)
    for (let row = pivot + 1; row < size; row++) {
      const factor = rows[row]![pivot]! / rows[pivot]![pivot]!
      for (let column = pivot; column <= size; column++) rows[row]![column]! -= factor * rows[pivot]![column]!
    }
  const solution = new Array<number>(size).fill(0)
  for (let row = size - 1; row >= 0; row--) {
    let sum = rows[row]![size]!
    for (let column = row + 1; column < size; column++) sum -= rows[row]![column]! * solution[column]!
    solution[row] = sum / rows[row]![row]!
  }
  return solution
}

const plain: readonly number[] = [0, 1, 0, 0, 0]
/** How strongly each weight is held to plain FSRS, in answers' worth of evidence. */
const ridge: readonly number[] = [8, 8, 4, 8, 8]
const mostSteps = 25

/** Newton's method on the penalised log loss; starts from plain FSRS and is held to it. */
const fitLayer = (features: readonly Features[], recalled: readonly boolean[]): Layer => {
  let weights = [...plain]
  for (let step = 0; step < mostSteps; step++) {
    const gradient = weights.map((weight, index) => ridge[index]! * (weight - plain[index]!))
    const curvature = weights.map((_, row) => weights.map((_, column) => (row === column ? ridge[row]! : 0)))
    features.forEach((row, index) => {
      const inputs = [1, ...row]
      const chance = 1 / (1 + Math.exp(-inputs.reduce((sum, value, at) => sum + value * weights[at]!, 0)))
      const error = chance - (recalled[index] ? 1 : 0)
      const spread = chance * (1 - chance)
      for (let i = 0; i < inputs.length; i++) {
        gradient[i]! += error * inputs[i]!
        for (let j = 0; j < inputs.length; j++) curvature[i]![j]! += spread * inputs[i]! * inputs[j]!
      }
    })
    const move = solve(curvature, gradient)
    weights = weights.map((weight, index) => weight - move[index]!)
    if (move.every((value) => Math.abs(value) < 1e-9)) break
  }
  const [intercept, slope, recent, lapsed, repeats] = weights as [number, number, number, number, number]
  return { intercept, slope, recent, lapsed, repeats }
}

/** The gain must be larger than chance would give, in standard errors of it, and worth having, as a share of the loss. */
const certainty = 2
const leastGain = 0.005
/** Fewer targets than this decide nothing. */
const leastDeciding = 300

/** The layer moves a chance half as far as it was fitted to: habits change, and what is shown should not swing. */
const halved = ({ intercept, slope, recent, lapsed, repeats }: Layer): Layer => ({
  intercept: intercept / 2,
  slope: (1 + slope) / 2,
  recent: recent / 2,
  lapsed: lapsed / 2,
  repeats: repeats / 2,
})

const isGain = (plainLosses: readonly number[], layerLosses: readonly number[]): boolean => {
  const gains = plainLosses.map((loss, index) => loss - layerLosses[index]!)
  const average = mean(gains)
  const spread = Math.sqrt(mean(gains.map((gain) => (gain - average) ** 2)))
  return average > Math.max((certainty * spread) / Math.sqrt(gains.length), leastGain * mean(plainLosses))
}

const isLess = (some: readonly number[], others: readonly number[]): boolean =>
  mean(some) < (1 - leastGain) * mean(others)

/**
 * Fits the layer to the first 60% of the targets, switches it on when it clearly helps on the next 20%, and reports what
 * it does on the last 20%, which neither saw.
 * @param targets in order of time, enough to fit weights to
 */
export const fitRecalibration = (targets: readonly Target[], weights: readonly number[]): Recalibration => {
  const chances = predict(weights, targets).map(clampChance)
  const { features, recent } = featuresOf(targets, chances)
  const recalled = targets.map(outcomeOf)
  const reportFrom = targets.length - Math.ceil(targets.length / 5)
  const switchFrom = Math.floor(targets.length * 0.6)
  const layer = halved(fitLayer(features.slice(0, switchFrom), recalled.slice(0, switchFrom)))
  const losses = (from: number, to: number) => {
    const places = targets.slice(from, to).map((_, index) => from + index)
    return {
      plain: places.map((place) => lossOf(chances[place]!, recalled[place]!)),
      layer: places.map((place) => lossOf(recalibrate(layer, features[place]!), recalled[place]!)),
    }
  }
  const gate = losses(switchFrom, reportFrom)
  const middle = Math.floor(gate.plain.length / 2)
  const report = losses(reportFrom, targets.length)
  return {
    // In each half of what decides: a gain that comes and goes with time is none.
    isOn:
      gate.plain.length >= leastDeciding &&
      isGain(gate.plain, gate.layer) &&
      isLess(gate.layer.slice(0, middle), gate.plain.slice(0, middle)) &&
      isLess(gate.layer.slice(middle), gate.plain.slice(middle)),
    layer,
    reported: report.plain.length,
    logLossPlain: mean(report.plain),
    logLossLayer: mean(report.layer),
    recent,
  }
}
