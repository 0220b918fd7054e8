import { openConnection, type Connection } from './support/http-client'
import { makeLearners, type BenchLearner } from './support/learners'
import { budgeted, figure, type Figure, type Findings, type Measurement } from './support/measurement'
import { counts, makeSearchedNotes } from './support/searched-notes'
import { settle } from './support/cards'
import { withServer, type BenchServer } from './support/server'
import { median, spread } from './support/statistics'

const small = 1000
const large = 100_000
const rounds = 30
const warmUps = 6
const budget = { atMost: 1.5 }

/** Searches of one condition that an index can serve, or that soon fill a page, with a page as long for both learners. */
const indexed = [
  'nothingofthekind',
  ...[...Object.keys(counts), 'half', 'twentieth', 'oldest'].flatMap((name) => [
    `${name}word`,
    `tag:bench::${name}tag`,
  ]),
  ...[
    'deck:Small',
    'deck:Middling',
    'note:cloze',
    'flag:3',
    'flag:4',
    'is:suspended',
    'is:due',
    'is:new',
    'is:review',
    'is:library',
    'added:1',
    'rated:1',
  ],
]

/** The same where one learner has a full page and the other a few notes: what the page itself costs comes in too. */
const uneven = [
  ...['fiftieth', 'hundredth', 'thousandth'].flatMap((name) => [`${name}word`, `tag:bench::${name}tag`]),
  // Words and a number whose parts are in many other notes.
  ...['quantization', 'shuffle', 'retention', 'transformer', 'gradient', '513', '"Question 513"'],
]

/** Searches for which every note or card has to be looked at; few fit, so that no page fills early. */
const unindexed = ['zq', 'qx', 'prop:lapses>5', 'prop:r<0.01', 'prop:reps>50']

type Timing = { q: string; smallMs: number[]; largeMs: number[] }

const timed = async (connection: Connection, q: string): Promise<number> => {
  const from = performance.now()
  const { status, body } = await connection.send('GET', `/api/v1/notes?q=${encodeURIComponent(q)}`)
  const ms = performance.now() - from
  if (status !== 200) throw new Error(`the search for ${q} answered ${status}: ${body.slice(0, 300)}`)
  return ms
}

const contest = async (q: string, few: Connection, many: Connection): Promise<Timing> => {
  const timing: Timing = { q, smallMs: [], largeMs: [] }
  for (let index = 0; index < warmUps + rounds; index++) {
    const [a, b] = [await timed(few, q), await timed(many, q)]
    if (index < warmUps) continue
    timing.smallMs.push(a)
    timing.largeMs.push(b)
  }
  return timing
}

// Kept from every index on text, as a plain scan would be.
const ilikeSql = `
select id, title from note where user_id = $1 and deleted_at is null and (search_text ilike $2) is true
order by id desc limit 51`

/** A scan that finds some, as `zq` does, may end early; one that finds nothing, as the others, reads every note. */
const ilike = async ({ sql }: BenchServer, { userId }: BenchLearner, what: string): Promise<number[]> => {
  const ms: number[] = []
  for (let index = 0; index < 8; index++) {
    const from = performance.now()
    await sql.query(ilikeSql, [userId, `%${what}%`])
    if (index > 1) ms.push(performance.now() - from)
  }
  return ms
}

const indexedFigures =
  (pages: string) =>
  ({ q, smallMs, largeMs }: Timing): Figure =>
    budgeted(
      `first page of ${q}, ${pages}`,
      median(largeMs) / median(smallMs),
      'x',
      budget,
      `${median(smallMs).toFixed(1)} and ${median(largeMs).toFixed(1)} ms`,
    )

type Plain = { some: number[]; none: number[] }

const scanFigures =
  (plain: Plain) =>
  ({ q, largeMs }: Timing): Figure =>
    budgeted(
      `first page of ${q}, to a plain ILIKE over the same 100,000`,
      median(largeMs) / median(q === 'zq' ? plain.some : plain.none),
      'x',
      budget,
      `${median(largeMs).toFixed(1)} ms`,
    )

const measureOn = async (server: BenchServer): Promise<Findings> => {
  const [few, many, others] = (await makeLearners(server, 3)) as [BenchLearner, BenchLearner, BenchLearner]
  await makeSearchedNotes(server, few, small)
  await makeSearchedNotes(server, many, large)
  await makeSearchedNotes(server, others, large / 5)
  await settle(server)
  const connections = [
    await openConnection(server.port, few.token),
    await openConnection(server.port, many.token),
  ]
  const [one, two] = connections as [Connection, Connection]
  const plain = { some: await ilike(server, many, 'zq'), none: await ilike(server, many, 'qx') }
  const served: Timing[] = []
  for (const q of indexed) served.push(await contest(q, one, two))
  const unequal: Timing[] = []
  for (const q of uneven) unequal.push(await contest(q, one, two))
  const scanned: Timing[] = []
  for (const q of unindexed) scanned.push(await contest(q, one, two))
  connections.forEach((connection) => connection.close())
  return {
    figures: [
      figure('a plain ILIKE for zq over 100,000 notes', median(plain.some), 'ms', spread(plain.some)),
      figure('the same for qx, which is nowhere', median(plain.none), 'ms', spread(plain.none)),
      ...served.map(indexedFigures('100,000 notes to 1,000')),
      ...unequal.map(indexedFigures('a full one of 100,000 notes to few of 1,000')),
      ...scanned.map(scanFigures(plain)),
    ],
    rounds: { plain, served, uneven: unequal, scanned },
  }
}

/** A search of one condition costs what it finds, not what the learner owns; where it has to look at all, no more than a scan. */
export const search: Measurement = { name: 'search', measure: () => withServer(measureOn) }
