import { isAtMost, toDigits, toWhole } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide, type Step } from '../ladder'
import { rounded } from '../words'

/** G19. Where an embedding table lives: gigabytes with optimiser states decide, never the number of rows. */

type Table = {
  rows: number
  dimension: number
  bytes: number
  optimizerMultiple: number
  hbmGB: number
  gpus: number
  replicateShare: number
  deviceShare: number
}

const gbPerRow = (v: Table): number => (v.dimension * v.bytes * v.optimizerMultiple) / 1e9
const tableOf = (v: Table): number => (v.rows * v.dimension * v.bytes * v.optimizerMultiple) / 1e9

const limitsOf = (v: Table) => [
  { id: 'replicate', limit: v.replicateShare * v.hbmGB },
  { id: 'table-wise', limit: v.deviceShare * v.hbmGB },
  { id: 'row-wise', limit: v.deviceShare * v.hbmGB * v.gpus },
]

const last = 'compress-or-tier'

const solve = (v: Table): Solved => {
  const tableGB = tableOf(v)
  const steps = limitsOf(v).map(({ id, limit }): Step => {
    return { id, option: id, holds: isAtMost(tableGB, limit), kind: 'soft', ratio: tableGB / limit }
  })
  return { ...decide(steps, { id: last, option: last }), intermediates: { tableGB } }
}

const explain = (v: Table, { answers, intermediates }: Solved): string => {
  const table = `${rounded(intermediates.tableGB!)} GB with optimiser states`
  const [small, device, all] = limitsOf(v).map(({ limit }) => rounded(limit))
  const text: Record<string, string> = {
    replicate: `Because the table takes ${table} against ${small} GB that may be spent on a copy, every GPU can hold one.\nLookups then stay local. One device for the whole table would send every lookup over the network and save next to nothing.`,
    'table-wise': `Because the table takes ${table}, more than the ${small} GB for a copy on each GPU but within the ${device} GB one device may give, a single GPU holds it.\nSplitting its rows would add all-to-all traffic for nothing; a copy everywhere would crowd out the other tables.`,
    'row-wise': `Because the table takes ${table} against ${device} GB on one device and ${all} GB on all ${rounded(v.gpus)}, no GPU holds it alone but together they do.\nThe all-to-all exchange of rows is the price; compressing or moving rows to slower memory is not needed yet.`,
    [last]: `Because the table takes ${table} against ${all} GB on all ${rounded(v.gpus)} GPUs, no way of sharding makes it fit.\nHash, quantise or shrink the rows, or keep hot rows on the GPUs and the rest in host memory, which is more than ten times slower.`,
  }
  return text[answers[0]]!
}

export const whereAnEmbeddingTableLives: Generator<Table> = {
  id: 'G19',
  slug: 'where-an-embedding-table-lives',
  title: 'Where an embedding table lives',
  revision: 1,
  topic: 'T10',
  kind: 'choice',
  factIds: ['F10.1', 'F10.2', 'F10.3', 'F10.4'],
  variables: {
    rows: { label: 'Number of rows', unit: '' },
    dimension: { label: 'Dimension', unit: '' },
    bytes: { label: 'Precision', unit: 'bytes a value' },
    optimizerMultiple: { label: 'Weights and optimiser states', unit: 'times the weights' },
    hbmGB: { label: 'Memory', unit: 'GB a GPU' },
    gpus: { label: 'Number of GPUs', unit: '' },
    replicateShare: { label: 'A copy on each GPU may take', unit: '', kind: 'assumption' },
    deviceShare: { label: 'The table may take of a GPU', unit: '', kind: 'assumption' },
  },
  whole: ['rows'],
  draw: (from) => ({
    rows: from.log('rows', 10_000, 1e11, 2),
    dimension: from.oneOf('dimension', [8, 16, 32, 64, 128, 256]),
    bytes: from.oneOf('bytes', [1, 2, 4]),
    optimizerMultiple: from.oneOf('optimizerMultiple', [1, 2, 3]),
    hbmGB: from.oneOf('hbmGB', [24, 32, 40, 80]),
    gpus: from.oneOf('gpus', [2, 4, 8, 16, 32, 64]),
    replicateShare: 0.05,
    deviceShare: 0.5,
  }),
  isFair: () => true,
  aims: ['replicate', 'table-wise', 'row-wise', last].map((aim) => ({ aim })),
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'replicate', label: 'A copy on every GPU' },
    { id: 'table-wise', label: 'Whole on one GPU (table-wise)' },
    { id: 'row-wise', label: 'Its rows spread over all GPUs (row-wise)' },
    { id: last, label: 'Compressed, or tiered to host memory' },
  ],
  reasons: () => [
    { id: 'replicate', label: 'It is small beside the memory of one GPU' },
    { id: 'table-wise', label: 'One device holds it, but a copy on each is too much' },
    { id: 'row-wise', label: 'Only all devices together hold it' },
    { id: last, label: 'Not even all devices together hold it' },
  ],
  crossover: (v) => {
    const distance = ({ limit }: { limit: number }) => Math.abs(Math.log(tableOf(v) / limit))
    const { limit } = [...limitsOf(v)].sort((a, b) => distance(a) - distance(b))[0]!
    return {
      variable: 'rows',
      value: (limit * 1e9) / (v.dimension * v.bytes * v.optimizerMultiple),
      curves: [
        { id: 'table', label: 'table with optimiser states, GB', y: (x) => x * gbPerRow(v) },
        { id: 'limit', label: 'limit, GB', y: () => limit },
      ],
    }
  },
  twist: ({ rows }, { answers }) => ({
    rows: Math.max(1, toWhole(toDigits(answers[0] === last ? rows / 10 : rows * 10, 2))),
  }),
  story:
    'You train a recommender on GPUs that also hold other tables and the dense layers. The optimiser keeps states for every weight. How much of a GPU a table may take is a planning assumption.\nWhere does this table live?',
  say: {
    bytes: (bytes) => (bytes === 1 ? '1 byte a value' : `${rounded(bytes)} bytes a value`),
    optimizerMultiple: (multiple) =>
      multiple === 1 ? 'no more than the weights' : `${rounded(multiple)} times the weights`,
    replicateShare: (share) => `${toDigits(share * 100, 3)}% of its memory`,
    deviceShare: (share) => `${toDigits(share * 100, 3)}%`,
  },
  explain,
  mistakes: (v) => {
    const [small, device, all] = limitsOf(v).map(({ limit }) => limit)
    const table = tableOf(v)
    const wrong = (limit: number, poor: string): string =>
      isAtMost(table, limit)
        ? poor
        : `Too rich: with optimiser states the table takes ${rounded(table)} GB against ${rounded(limit)} GB.`
    return {
      replicate: wrong(small!, 'A copy on each GPU is not needed.'),
      'table-wise': wrong(device!, 'Every lookup crosses the network, although each GPU could hold a copy.'),
      'row-wise': wrong(all!, 'All-to-all traffic for nothing: less spreading suffices.'),
      [last]: 'Counts the memory of one device for all: together, or even alone, they hold the table.',
    }
  },
}
