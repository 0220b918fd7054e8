import type { Memory } from '../card'
import { isRecalled } from '../rating'
import { nextMemory, retrievability } from '../schedule/fsrs'
import type { History, Target } from './targets'

const leastRecall = 1e-4

/** How weights did on some targets: mean log loss (natural logarithm), mean predicted recall, and share recalled. */
export type Score = { logLoss: number; predicted: number; observed: number }

/** Chance of recall before each target, from the whole history before it, in the order of the targets. */
export const predict = (weights: readonly number[], targets: readonly Target[]): number[] => {
  const wanted = new Map<History, number[]>()
  targets.forEach(({ history }, place) => {
    const places = wanted.get(history)
    if (places) places.push(place)
    else wanted.set(history, [place])
  })
  const predicted = new Array<number>(targets.length)
  for (const [history, places] of wanted) {
    const byIndex = new Map(places.map((place) => [targets[place]!.index, place]))
    const last = Math.max(...byIndex.keys())
    let memory: Memory | null = null
    for (let index = 0; index <= last; index++) {
      const place = byIndex.get(index)
      if (place !== undefined && memory)
        predicted[place] = retrievability(weights, memory, history.elapsed[index]!)
      memory = nextMemory(weights, memory, history.elapsed[index]!, history.ratings[index]!)
    }
  }
  return predicted
}

/** Whether a target was recalled. */
export const outcomeOf = ({ history, index }: Target): boolean => isRecalled(history.ratings[index]!)

/** Mean log loss of some predictions, each within [1e-4, 1 - 1e-4]. */
export const logLossOf = (predicted: readonly number[], targets: readonly Target[]): number =>
  targets.reduce((sum, target, index) => {
    const recall = Math.min(Math.max(predicted[index]!, leastRecall), 1 - leastRecall)
    return sum - Math.log(outcomeOf(target) ? recall : 1 - recall)
  }, 0) / targets.length

/** Scores weights on targets. */
export const scoreOf = (weights: readonly number[], targets: readonly Target[]): Score => {
  const predicted = predict(weights, targets)
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length
  return {
    logLoss: logLossOf(predicted, targets),
    predicted: mean(predicted),
    observed: mean(targets.map((target) => (outcomeOf(target) ? 1 : 0))),
  }
}
