import { floorE, isAtLeast, isAtMost, toDigits } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decideValue, valueMistakes, valueOptions, valueReasons, type Mistake } from '../values'
import { exact, rounded } from '../words'

/** G33. Batch size under a latency budget: the first item waits for the last, so sparse arrivals make small batches. */

type Batching = {
  fixedMs: number
  perItemMs: number
  arrivalRate: number
  budgetMs: number
  maxBatch: number
}

const gapOf = (v: Batching): number => 1000 / v.arrivalRate

const clamped = (v: Batching, x: number): number => Math.max(1, Math.min(v.maxBatch, floorE(x)))

const solve = (v: Batching): Solved => {
  const gap = gapOf(v)
  const batch = clamped(v, (v.budgetMs - v.fixedMs + gap) / (gap + v.perItemMs))
  const workMs = v.fixedMs + v.perItemMs * batch
  const throughput = (batch / workMs) * 1000
  const decision = decideValue(String(batch), (gap + v.fixedMs + 2 * v.perItemMs) / v.budgetMs)
  return {
    ...decision,
    intermediates: {
      batch,
      throughput,
      latencyMs: (batch - 1) * gap + workMs,
      keepsUp: isAtLeast(throughput, v.arrivalRate) ? 1 : 0,
    },
  }
}

const mistakesOf = (v: Batching, { intermediates }: Solved): Mistake[] => {
  const gap = gapOf(v)
  const batch = intermediates.batch!
  const value = (x: number): string => String(clamped(v, x))
  const tooLarge = 'The batch is larger than the budget allows.'
  return [
    {
      value: value((v.budgetMs - v.fixedMs) / v.perItemMs),
      formula: 'Time for items, each taking only its work',
      mistake: 'Waiting for arrivals is forgotten: the first item waits until the batch is full.',
    },
    {
      value: value((v.budgetMs + gap) / (gap + v.perItemMs)),
      formula: 'The whole budget, each item taking its wait and its work',
      mistake: 'The fixed time of a batch is forgotten.',
    },
    {
      value: value((v.budgetMs - v.fixedMs) / gap + 1),
      formula: 'Time for items, each taking only its wait',
      mistake: 'The time per item is forgotten.',
    },
    { value: '1', formula: 'No batching', mistake: 'No batching: items that would fit are left out.' },
    {
      value: value((v.budgetMs / 2 - v.fixedMs + gap) / (gap + v.perItemMs)),
      formula: 'Half the budget, each item taking its wait and its work',
      mistake: 'Half the budget is kept back, though the latency was counted already.',
    },
    { value: String(2 * batch), formula: 'Twice what fits', mistake: tooLarge },
    { value: String(batch + 1), formula: 'One more than fits', mistake: tooLarge },
    { value: String(batch + 2), formula: 'Two more than fit', mistake: tooLarge },
    { value: String(batch + 3), formula: 'Three more than fit', mistake: tooLarge },
  ]
}

const labelOf = (value: string): string =>
  value === '1' ? '1 item: no batching' : `${exact(Number(value))} items`

const stratumOf = (batch: number): string => {
  if (batch === 1) return 'none'
  if (batch <= 8) return 'small'
  return batch <= 32 ? 'middling' : 'large'
}

export const batchSizeUnderABudget: Generator<Batching> = {
  id: 'G33',
  slug: 'batch-size-under-a-budget',
  title: 'Batch size under a latency budget',
  revision: 1,
  topic: 'T11',
  kind: 'value',
  factIds: ['F11.9', 'F11.11'],
  variables: {
    fixedMs: { label: 'Fixed time of a batch', unit: 'ms' },
    perItemMs: { label: 'Time per item', unit: 'ms' },
    arrivalRate: { label: 'Arrival rate', unit: 'requests a second' },
    budgetMs: { label: 'Latency budget', unit: 'ms' },
    maxBatch: { label: 'Largest batch', unit: 'items', kind: 'assumption' },
  },
  whole: [],
  draw: (from) => ({
    fixedMs: from.log('fixedMs', 0.5, 20, 2),
    perItemMs: from.log('perItemMs', 0.01, 2, 2),
    arrivalRate: from.log('arrivalRate', 10, 20_000, 2),
    budgetMs: from.oneOf('budgetMs', [10, 20, 30, 50, 80, 100]),
    maxBatch: 256,
  }),
  isFair: (v, { intermediates: { batch, keepsUp } }) =>
    isAtMost(v.fixedMs + v.perItemMs, v.budgetMs) && keepsUp === 1 && batch! < v.maxBatch,
  aims: [{ aim: 'none' }, { aim: 'small' }, { aim: 'middling' }, { aim: 'large' }],
  aimOf: (_, { intermediates }) => stratumOf(intermediates.batch!),
  solve,
  options: (v, solved) => valueOptions(solved.answers[0], mistakesOf(v, solved), labelOf),
  reasons: (v, solved) =>
    valueReasons(
      solved.answers[0],
      'Time left after the fixed part, each item taking its wait and its work',
      mistakesOf(v, solved),
    ),
  crossover: (v) => {
    const value = 1000 / (v.budgetMs - v.fixedMs - 2 * v.perItemMs)
    return {
      variable: 'arrivalRate',
      value,
      words: `A batch of two first fits at ${rounded(value)} requests a second; below that, waiting for a second item takes too long.`,
      curves: [
        { id: 'two', label: 'latency of a batch of 2, ms', y: (x) => 1000 / x + v.fixedMs + 2 * v.perItemMs },
        { id: 'budget', label: 'budget, ms', y: () => v.budgetMs },
      ],
    }
  },
  twist: ({ arrivalRate }) => ({ arrivalRate: toDigits(arrivalRate / 10, 2) }),
  story:
    'One replica serves requests in batches and must keep up with them. Requests come evenly, the first item of a batch waits until it is full, and then the whole batch takes its fixed time and the time of each item.\nWhich is the largest batch within the budget?',
  explain: (v, { answers, intermediates: { throughput, latencyMs, keepsUp } }) => {
    const gap = gapOf(v)
    const size = answers[0] === '1' ? 'A single item, without batching,' : `A batch of ${answers[0]}`
    const pace = keepsUp === 1 ? 'so the replica keeps up' : 'so the replica falls behind and needs a second'
    return `An item arrives every ${rounded(gap)} ms. ${size} takes ${rounded(latencyMs!)} ms from its first arrival to its end, within the ${exact(v.budgetMs)} ms, and one more item would add ${rounded(gap + v.perItemMs)} ms. It serves ${rounded(throughput!)} requests a second against ${exact(v.arrivalRate)} arriving, ${pace}. Larger batches share the fixed time among more items, but the wait to fill them is latency too.`
  },
  mistakes: (v, solved) => valueMistakes(solved.answers[0], mistakesOf(v, solved)),
}
