import { isBelow, toDigits, toWhole } from '../arithmetic'
import type { Curve, Generator, Solved } from '../generator'
import { bandOf, decide, type Step } from '../ladder'
import { exact, rounded } from '../words'

/** G03. How many IVF cells: too few make long lists, too many starve of training and cost a dearer coarse search. */

type Cells = { vectors: number; nprobe: number }

/** Published brackets (Faiss): up to `edge` vectors, so many cells (4,000 stands for the square-root range on a chart). */
const brackets = [
  { id: 'under-1-million', option: 'sqrt-range', edge: 1e6, count: 4000 },
  { id: 'under-10-million', option: 'ivf65536-hnsw32', edge: 1e7, count: 65_536 },
  { id: 'under-100-million', option: 'ivf262144-hnsw32', edge: 1e8, count: 262_144 },
] as const
const largest = { id: '100-million-and-more', option: 'ivf1048576-hnsw32', count: 1_048_576 } as const

/** Training vectors a cell: least and most. */
const trainingPerCell = [30, 256] as const

/** Cells for so many vectors, the fewest where a range is published. */
export const cellsFor = (vectors: number): number =>
  isBelow(vectors, brackets[0].edge)
    ? toWhole(4 * Math.sqrt(vectors))
    : (brackets.find(({ edge }) => isBelow(vectors, edge)) ?? largest).count

const solve = ({ vectors, nprobe }: Cells): Solved => {
  const steps: Step[] = brackets.map(({ id, option, edge }) => ({
    id,
    option,
    holds: isBelow(vectors, edge),
    kind: 'soft',
    ratio: vectors / edge,
    band: bandOf(1.5),
  }))
  const cells = cellsFor(vectors)
  const cellsHigh = isBelow(vectors, brackets[0].edge) ? toWhole(16 * Math.sqrt(vectors)) : cells
  const [least, most] = trainingPerCell
  return {
    ...decide(steps, largest),
    intermediates: {
      cells,
      cellsHigh,
      trainLow: Math.min(vectors, least * cells),
      trainHigh: Math.min(vectors, most * cellsHigh),
      scanned: toWhole((vectors * nprobe) / cells),
    },
  }
}

const order = ['sqrt-range', 'ivf65536-hnsw32', 'ivf262144-hnsw32', 'ivf1048576-hnsw32']
const place = (option: string): number => order.indexOf(option)

const scannedWith = (count: number, nprobe: number): Curve => ({
  id: `cells-${count}`,
  label: `vectors scanned with ${exact(count)} cells`,
  y: (x) => (x * nprobe) / count,
})

const bracketWords: Record<string, string> = {
  'under-1-million':
    'below 1 million, where 4 to 16 times the square root of the vectors is enough and their centroids are searched one by one',
  'under-10-million': 'from 1 to 10 million, where 65,536 cells are advised',
  'under-100-million': 'from 10 to 100 million, where 262,144 cells are advised',
  '100-million-and-more': 'at 100 million or more, where 1,048,576 cells are advised',
}

export const ivfCells: Generator<Cells> = {
  id: 'G03',
  slug: 'ivf-cells',
  title: 'How many IVF cells',
  revision: 1,
  topic: 'T08',
  kind: 'choice',
  factIds: ['F8.7', 'F8.8'],
  variables: {
    vectors: { label: 'Number of vectors', unit: '' },
    nprobe: { label: 'Cells probed for a query (nprobe)', unit: '' },
  },
  whole: ['vectors'],
  draw: (from) => ({
    vectors: from.log('vectors', 10_000, 1e9, 2),
    nprobe: from.oneOf('nprobe', [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]),
  }),
  isFair: ({ nprobe }, { intermediates: { cells } }) => nprobe <= cells! / 4,
  aims: order.map((aim) => ({ aim })),
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'sqrt-range', label: '4 to 16 times the square root of the number of vectors' },
    { id: 'ivf65536-hnsw32', label: '65,536 cells, with an HNSW graph over their centroids' },
    { id: 'ivf262144-hnsw32', label: '262,144 cells, with an HNSW graph over their centroids' },
    { id: 'ivf1048576-hnsw32', label: '1,048,576 cells, with an HNSW graph over their centroids' },
  ],
  reasons: () => [
    { id: 'under-1-million', label: 'There are fewer than 1 million vectors' },
    { id: 'under-10-million', label: 'There are 1 million vectors or more, but fewer than 10 million' },
    { id: 'under-100-million', label: 'There are 10 million vectors or more, but fewer than 100 million' },
    { id: '100-million-and-more', label: 'There are 100 million vectors or more' },
  ],
  crossover: ({ vectors, nprobe }) => {
    const away = ({ edge }: { edge: number }) => Math.abs(Math.log(vectors / edge))
    const at = brackets.reduce(
      (best, _, index) => (away(brackets[index]!) < away(brackets[best]!) ? index : best),
      0,
    )
    const above = brackets[at + 1] ?? largest
    return {
      variable: 'vectors',
      value: brackets[at]!.edge,
      curves: [scannedWith(brackets[at]!.count, nprobe), scannedWith(above.count, nprobe)],
    }
  },
  twist: ({ vectors }) => ({
    vectors: toWhole(toDigits(vectors > 1e8 ? vectors / 10 : vectors * 10, 12)),
  }),
  story:
    'Vectors lie in cells around centroids that k-means found (IVF), and a query looks into a few cells only. You follow the size brackets that the Faiss guidelines publish. Scanned counts take all lists to be equally long; real lists are uneven, so they are underestimates.\nHow many cells do you make?',
  explain: ({ vectors }, { deciding, intermediates: { cells, trainLow, trainHigh, scanned } }) =>
    `Because there are ${exact(vectors)} vectors, you are ${bracketWords[deciding]!}. With ${exact(cells!)} cells a query scans about ${rounded(scanned!)} vectors, in truth somewhat more, and training takes ${rounded(trainLow!)} to ${rounded(trainHigh!)} of them. Fewer cells make every list longer; more need more training vectors and a costlier search for the right cells, which is why a graph lies over the centroids once they are many. The edges are a convention, no law.`,
  mistakes: (_, { answers: [answer] }) =>
    Object.fromEntries(
      order.map((option) => [
        option,
        place(option) < place(answer)
          ? 'A bracket too low: the lists get so long that every query scans more than it must.'
          : 'A bracket too high: too few training vectors for each cell, and a costlier search for the right cells.',
      ]),
    ),
}
