import { isAtMost, toDigits } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide, type Step } from '../ladder'
import { rounded } from '../words'

/** G24. Which training parallelism: the first stage that fits the memory, for every further one moves or complicates more. */

type Training = {
  paramsB: number
  gpuGB: number
  gpus: number
  bytesPerParam: number
  activationGB: number
  memoryShare: number
}

const stages = ['ddp', 'zero-1', 'zero-2', 'zero-3'] as const
type Stage = (typeof stages)[number]
const last = 'tensor-pipeline'

/** Under a fifth free: a limit is near on one side only. */
const band = [0.8, 1] as const

const availableOf = (v: Training): number => v.memoryShare * v.gpuGB - v.activationGB

/** Bytes a parameter on one GPU: weights 2, gradients 2 or 4, optimiser 12, as far as each is partitioned. */
const bytesOf = ({ bytesPerParam, gpus: n }: Training): Record<Stage, number> => {
  const g = bytesPerParam - 14
  return { ddp: 14 + g, 'zero-1': 2 + g + 12 / n, 'zero-2': 2 + (g + 12) / n, 'zero-3': (14 + g) / n }
}

const memoryOf = (v: Training, stage: Stage): number => bytesOf(v)[stage] * v.paramsB

const stageOf = ({ answers }: Pick<Solved, 'answers'>): Stage =>
  answers[0] === last ? 'zero-3' : (answers[0] as Stage)

const solve = (v: Training): Solved => {
  const availableGB = availableOf(v)
  const steps = stages.map((stage): Step => {
    const needed = memoryOf(v, stage)
    const holds = availableGB > 0 && isAtMost(needed, availableGB)
    return { id: stage, option: stage, holds, kind: 'limit', ratio: needed / availableGB, band }
  })
  const decision = decide(steps, { id: last, option: last })
  const ratio = availableGB > 0 ? memoryOf(v, stageOf(decision)) / availableGB : 0
  const [ddpGB, zero1GB, zero2GB, zero3GB] = stages.map((stage) => memoryOf(v, stage))
  const intermediates = {
    availableGB,
    ddpGB: ddpGB!,
    zero1GB: zero1GB!,
    zero2GB: zero2GB!,
    zero3GB: zero3GB!,
  }
  return { ...decision, ratio: decision.near ? decision.ratio : ratio, intermediates }
}

const names: Record<Stage, string> = {
  ddp: 'Plain data parallelism',
  'zero-1': 'ZeRO stage 1',
  'zero-2': 'ZeRO stage 2',
  'zero-3': 'ZeRO stage 3',
}

const whys: Record<Stage, string> = {
  ddp: 'Nothing has to be partitioned, so the simplest scheme is right.',
  'zero-1':
    'Partitioning the optimiser states, 12 bytes a parameter, is enough, and by the ZeRO paper it moves about as much data as plain data parallelism.',
  'zero-2':
    'Gradients and optimiser states are partitioned; by the ZeRO paper that still moves about as much data as plain data parallelism.',
  'zero-3':
    'Weights are partitioned too and fetched layer by layer, about 1.5 times the data by the ZeRO paper; nothing less fits.',
}

const explain = (v: Training, solved: Solved): string => {
  const available = rounded(solved.intermediates.availableGB!)
  const gb = (stage: Stage): string => rounded(memoryOf(v, stage))
  if (solved.answers[0] === last)
    return `Because even ZeRO stage 3 needs ${gb('zero-3')} GB a GPU against ${available} GB left beside the activations, ${rounded(v.gpus)} GPUs cannot hold weights, gradients and optimiser states by partitioning alone.\nSplit the model itself by tensor parallelism inside a node and by pipeline across nodes over more GPUs, or offload states to the host.`
  const stage = stageOf(solved)
  const before = stages[stages.indexOf(stage) - 1]
  const why = before ? `${names[before]} would need ${gb(before)} GB. ` : ''
  const after = stages[stages.indexOf(stage) + 1]
  const further = after ? ` ${names[after]} would come to ${gb(after)} GB and buy only headroom.` : ''
  return `Because ${names[stage]} needs ${gb(stage)} GB a GPU against ${available} GB left beside the activations, it is the first scheme that fits.\n${why}${whys[stage]}${further}`
}

export const trainingParallelism: Generator<Training> = {
  id: 'G24',
  slug: 'training-parallelism',
  title: 'Which training parallelism',
  revision: 1,
  topic: 'T10',
  kind: 'choice',
  factIds: ['F10.8', 'F10.9', 'F10.12', 'F10.13'],
  variables: {
    paramsB: { label: 'Number of parameters', unit: 'billion' },
    gpuGB: { label: 'Memory', unit: 'GB a GPU' },
    gpus: { label: 'Number of GPUs', unit: '' },
    bytesPerParam: { label: 'Weights, gradients and optimiser', unit: 'bytes a parameter' },
    activationGB: { label: 'Activations', unit: 'GB a GPU' },
    memoryShare: { label: 'Usable memory', unit: '', kind: 'assumption' },
  },
  whole: [],
  draw: (from) => ({
    paramsB: from.log('paramsB', 0.1, 500, 2),
    gpuGB: from.oneOf('gpuGB', [24, 40, 80, 141, 180]),
    gpus: from.oneOf('gpus', [2, 4, 8, 16, 32, 64, 128, 256]),
    bytesPerParam: from.oneOf('bytesPerParam', [16, 18]),
    activationGB: from.oneOf('activationGB', [2, 5, 10, 15]),
    memoryShare: 0.9,
  }),
  isFair: (v) => v.activationGB < v.gpuGB / 2 && isAtMost(memoryOf(v, 'zero-3'), 20 * availableOf(v)),
  aims: [...stages, last].map((aim) => ({ aim })),
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'ddp', label: 'Plain data parallelism (DDP)' },
    { id: 'zero-1', label: 'ZeRO stage 1: partition the optimiser states' },
    { id: 'zero-2', label: 'ZeRO stage 2: partition the gradients too' },
    { id: 'zero-3', label: 'ZeRO stage 3 (FSDP): partition the weights too' },
    { id: last, label: 'Tensor and pipeline parallelism, or offload' },
  ],
  reasons: () => [
    { id: 'ddp', label: 'A whole copy of all states fits one GPU' },
    { id: 'zero-1', label: 'It fits once the optimiser states are partitioned, and not before' },
    { id: 'zero-2', label: 'It fits once the gradients are partitioned too, and not before' },
    { id: 'zero-3', label: 'It fits only when the weights are partitioned too' },
    { id: last, label: 'Not even everything partitioned fits' },
  ],
  crossover: (v, solved) => {
    const bytes = bytesOf(v)[stageOf(solved)]
    const available = availableOf(v)
    return {
      variable: 'paramsB',
      value: available / bytes,
      curves: [
        { id: 'needed', label: 'memory a GPU needs, GB', y: (x) => x * bytes },
        { id: 'available', label: 'memory a GPU has, GB', y: () => available },
      ],
    }
  },
  twist: ({ gpus, paramsB }, { answers }) =>
    answers[0] === 'zero-3' || answers[0] === last
      ? { gpus: gpus * 8 }
      : { paramsB: toDigits(paramsB * 4, 2) },
  story:
    'You train with mixed precision and Adam: weights take 2 bytes a parameter, the optimiser 12, gradients the rest of the bytes given. Activations come on top and are not partitioned. By the ZeRO paper, stages 1 and 2 move about as much data as plain data parallelism, stage 3 about 1.5 times as much.\nWhich is the simplest scheme that fits?',
  say: { memoryShare: (share) => `${toDigits(share * 100, 3)}%` },
  explain,
  mistakes: (v) => ({
    ddp: `Counts the weights without gradients and optimiser: together they take ${rounded(memoryOf(v, 'ddp'))} GB, or more than is left.`,
    'zero-1': `Stage 1 needs ${rounded(memoryOf(v, 'zero-1'))} GB: either gradients and weights, which it keeps whole, were forgotten, or less partitioning suffices.`,
    'zero-2': `Stage 2 needs ${rounded(memoryOf(v, 'zero-2'))} GB: either the weights, which it keeps whole, were forgotten, or less partitioning suffices.`,
    'zero-3': `Stage 3 needs ${rounded(memoryOf(v, 'zero-3'))} GB and moves about 1.5 times the data: more traffic than needed, or still too little room.`,
    [last]:
      'Overlooks partitioning: a ZeRO stage fits, without splitting the layers or the model over a pipeline.',
  }),
}
