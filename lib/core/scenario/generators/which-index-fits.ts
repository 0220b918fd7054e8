import { isAtLeast, isAtMost } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { usualBand } from '../ladder'
import { exact, exactPercent, rounded } from '../words'
import { cellsFor } from './ivf-cells'

/** G02. Which index fits the memory: the richest that does, and no graph where vectors keep being deleted. */

type Fit = {
  vectors: number
  dimension: number
  ramGB: number
  recall: number
  deletesPerDayShare: number
  m: number
  pqBytes: number
}

const overhead = 1.1
const mostDeletes = 0.01
const headroom = 1.15
const recallThatReranks = 0.9

const memoriesOf = ({ vectors, dimension: d, m, pqBytes }: Fit) => {
  const cells = cellsFor(vectors)
  const inCells = (bytes: number) => (overhead * (vectors * (bytes + 8) + 4 * cells * d)) / 1e9
  return {
    cells,
    hnswGB: (overhead * vectors * (4 * d + 8 * m)) / 1e9,
    ivfFlatGB: inCells(4 * d),
    ivfSq8GB: inCells(d),
    ivfPqGB: inCells(pqBytes),
  }
}

const pqOf = ({ recall }: Fit): string => (isAtLeast(recall, recallThatReranks) ? 'ivf-pq-rerank' : 'ivf-pq')

/** The first rung that fits, and the memory it needs. */
const rungOf = (v: Fit): { id: string; option: string; memoryGB: number } => {
  const { hnswGB, ivfFlatGB, ivfSq8GB, ivfPqGB } = memoriesOf(v)
  const fits = (memoryGB: number) => isAtMost(memoryGB, v.ramGB)
  if (fits(hnswGB) && isAtMost(v.deletesPerDayShare, mostDeletes))
    return { id: 'graph-fits', option: 'hnsw', memoryGB: hnswGB }
  if (fits(ivfFlatGB)) return { id: 'full-vectors-fit', option: 'ivf-flat', memoryGB: ivfFlatGB }
  if (fits(ivfSq8GB)) return { id: 'bytes-fit', option: 'ivf-sq8', memoryGB: ivfSq8GB }
  return fits(ivfPqGB)
    ? { id: 'codes-fit', option: pqOf(v), memoryGB: ivfPqGB }
    : { id: 'nothing-fits', option: 'shard-or-disk', memoryGB: ivfPqGB }
}

const solve = (v: Fit): Solved => {
  const own = rungOf(v)
  const deletes = v.deletesPerDayShare / mostDeletes
  const isBetween = isAtMost(usualBand[0], deletes) && isAtMost(deletes, usualBand[1])
  const across = rungOf({ ...v, deletesPerDayShare: isAtMost(deletes, 1) ? 1 : 0 })
  const tighter = rungOf({ ...v, ramGB: v.ramGB / headroom })
  const ratio = own.memoryGB / v.ramGB
  const [close] = [
    ...(isBetween ? [{ other: across.option, ratio: deletes, flipped: 'graph-fits' }] : []),
    { other: tighter.option, ratio, flipped: own.id },
  ]
    .filter(({ other }) => other !== own.option)
    .sort((a, b) => Math.abs(Math.log(a.ratio)) - Math.abs(Math.log(b.ratio)))
  return {
    answers: close ? [own.option, close.other] : [own.option],
    near: close !== undefined,
    ratio: close?.ratio ?? ratio,
    deciding: own.id,
    flipped: close?.flipped ?? null,
    intermediates: memoriesOf(v),
  }
}

const withoutGraph = (v: Fit, hnswGB: number): string =>
  isAtMost(v.deletesPerDayShare, mostDeletes)
    ? `A graph needs ${rounded(hnswGB)} GB with its links, against ${exact(v.ramGB)} GB.`
    : `${exactPercent(v.deletesPerDayShare)} of the set goes every day against 1%: a graph only marks what is deleted and would have to be rebuilt again and again.`

const explanations: Record<string, (v: Fit, solved: Solved) => string> = {
  'graph-fits': (v, { intermediates: { hnswGB } }) =>
    `A graph needs ${rounded(hnswGB!)} GB of the ${exact(v.ramGB)} GB, its links of ${exact(8 * v.m)} bytes a vector included, and deletes are ${exactPercent(v.deletesPerDayShare)} a day against 1%. While it fits it gives the best recall for the work of a query and needs no training, so compressing would cost recall for nothing.`,
  'full-vectors-fit': (v, { intermediates: { hnswGB, ivfFlatGB } }) =>
    `${withoutGraph(v, hnswGB!)} Full vectors in cells need ${rounded(ivfFlatGB!)} GB, which fits. Compressing them would free memory that nobody asked for and cost recall.`,
  'bytes-fit': (v, { intermediates: { hnswGB, ivfFlatGB, ivfSq8GB } }) =>
    `${withoutGraph(v, hnswGB!)} Full vectors in cells need ${rounded(ivfFlatGB!)} GB, which breaks the limit of ${exact(v.ramGB)} GB. One byte a dimension brings that to ${rounded(ivfSq8GB!)} GB and costs little recall; a product quantiser would cost more.`,
  'codes-fit': (v, { intermediates: { hnswGB, ivfSq8GB, ivfPqGB } }) =>
    `${withoutGraph(v, hnswGB!)} Even one byte a dimension needs ${rounded(ivfSq8GB!)} GB against ${exact(v.ramGB)} GB; codes of ${exact(v.pqBytes)} bytes need ${rounded(ivfPqGB!)} GB. ${
      pqOf(v) === 'ivf-pq'
        ? `A recall of ${exactPercent(v.recall)} can be had from the codes themselves.`
        : `For a recall of ${exactPercent(v.recall)} their order is too coarse, so the best candidates are scored again with full vectors from SSD.`
    }`,
  'nothing-fits': (v, { intermediates: { ivfPqGB } }) =>
    `Even codes of ${exact(v.pqBytes)} bytes need ${rounded(ivfPqGB!)} GB against ${exact(v.ramGB)} GB on one host. No index here fits, so the vectors go to several hosts, or the graph to SSD; shorter codes would pay with recall.`,
}

const bound = ' needs more memory than the host has'

export const whichIndexFits: Generator<Fit> = {
  id: 'G02',
  slug: 'which-index-fits',
  title: 'Which index fits the memory',
  revision: 1,
  topic: 'T08',
  kind: 'choice',
  factIds: ['F8.4', 'F8.5', 'F8.6', 'F8.7', 'F8.8', 'F8.9', 'F8.10', 'F8.11', 'F8.14', 'F8.25', 'F8.28'],
  variables: {
    vectors: { label: 'Vectors', unit: '' },
    dimension: { label: 'Dimension', unit: '' },
    ramGB: { label: 'Memory of the host', unit: 'GB' },
    recall: { label: 'Recall asked for', unit: '' },
    deletesPerDayShare: { label: 'Share deleted a day', unit: '' },
    m: { label: 'Links of a graph (M)', unit: '' },
    pqBytes: { label: 'A product quantiser would take', unit: 'bytes a vector' },
  },
  whole: ['vectors'],
  draw: (from) => ({
    vectors: from.log('vectors', 100_000, 3e9, 2),
    dimension: from.oneOf('dimension', [96, 128, 256, 384, 512, 768, 1024, 1536]),
    ramGB: from.oneOf('ramGB', [8, 16, 32, 64, 128, 256, 512, 1024]),
    recall: from.oneOf('recall', [0.85, 0.9, 0.95, 0.99]),
    deletesPerDayShare: from.oneOf('deletesPerDayShare', [0, 0, 0.001, 0.005, 0.009, 0.012, 0.03, 0.1, 0.2]),
    m: from.oneOf('m', [16, 32, 48]),
    pqBytes: from.oneOf('pqBytes', [16, 32, 64]),
  }),
  isFair: (v, { answers, intermediates: { ivfPqGB } }) =>
    v.dimension % v.pqBytes === 0 &&
    v.pqBytes < v.dimension &&
    (answers[0] !== 'shard-or-disk' || isAtMost(ivfPqGB!, 20 * v.ramGB)),
  aims: ['hnsw', 'ivf-flat', 'ivf-sq8', 'pq', 'shard-or-disk'].map((aim) => ({ aim })),
  aimOf: (_, { answers: [answer] }) => (answer.startsWith('ivf-pq') ? 'pq' : answer),
  solve,
  options: (v) => [
    { id: 'hnsw', label: 'HNSW, a graph over full vectors' },
    { id: 'ivf-flat', label: 'IVF with full vectors' },
    { id: 'ivf-sq8', label: 'IVF with one byte a dimension (SQ8)' },
    pqOf(v) === 'ivf-pq'
      ? { id: 'ivf-pq', label: 'IVF with a product quantiser' }
      : {
          id: 'ivf-pq-rerank',
          label: 'IVF with a product quantiser, candidates scored again with full vectors',
        },
    { id: 'shard-or-disk', label: 'Several hosts, or an index on SSD' },
  ],
  reasons: () => [
    { id: 'graph-fits', label: 'The graph fits with its links, and deletes are rare' },
    { id: 'full-vectors-fit', label: 'No graph, but full vectors fit' },
    { id: 'bytes-fit', label: 'Full vectors do not fit, one byte a dimension does' },
    { id: 'codes-fit', label: 'One byte a dimension does not fit, short codes do' },
    { id: 'nothing-fits', label: 'Not even short codes fit' },
  ],
  crossover: (v) => {
    const { memoryGB } = rungOf(v)
    return {
      variable: 'ramGB',
      value: memoryGB,
      curves: [
        { id: 'needed', label: 'memory the index needs, GB', y: () => memoryGB },
        { id: 'available', label: 'memory there is, GB', y: (x) => x },
      ],
    }
  },
  twist: ({ deletesPerDayShare }) => ({
    deletesPerDayShare: isAtMost(deletesPerDayShare, mostDeletes) ? 0.05 : 0,
  }),
  story:
    'An index is to be searched from the memory of one host; count a tenth on top of it for overhead. HNSW cannot truly remove vectors, so it is ruled out above 1% deletes a day; the number of IVF cells follows the usual size brackets. Full vectors for scoring candidates again would lie on SSD. You prefer a graph to cells, and full vectors to compressed ones.\nWhich index do you take?',
  say: {
    recall: exactPercent,
    deletesPerDayShare: (share) => (share === 0 ? 'none' : exactPercent(share)),
  },
  explain: (v, solved) => explanations[solved.deciding]!(v, solved),
  mistakes: (v, { deciding }) => ({
    hnsw: isAtMost(v.deletesPerDayShare, mostDeletes)
      ? `A graph${bound} once its links (8 × M bytes a vector) are counted.`
      : 'A graph cannot remove what is deleted, and here too much is.',
    'ivf-flat':
      deciding === 'graph-fits'
        ? 'The graph fits, links and overhead included, so cells give up recall for nothing.'
        : `Full vectors in cells need more memory than the host has once the overhead is counted.`,
    'ivf-sq8': ['graph-fits', 'full-vectors-fit'].includes(deciding)
      ? 'Full vectors fit: a byte a dimension gives up recall for memory that nobody asked for.'
      : `One byte a dimension instead of four still${bound}.`,
    ...Object.fromEntries(
      ['ivf-pq', 'ivf-pq-rerank'].map((option) => [
        option,
        deciding === 'nothing-fits'
          ? `Even so short a code${bound}.`
          : 'Compressing this far gives up recall although something better fits.',
      ]),
    ),
    'shard-or-disk': 'One host suffices: something in this list fits its memory.',
  }),
}
