import type { StatsReply } from '@/lib/contract/stats'
import type { Point } from './share-plot'
import { hourWords } from './memory-words'

type Row = StatsReply['rows'][number]

const rangeOf = ([share, low, high]: Row) => ({
  share: share === null ? null : Number(share),
  ...{ low: Number(low), high: Number(high) },
})

/** Calibration: each bin stands where recall was expected. */
export const calibrationPoints = ({ rows }: StatsReply): Point[] => [
  ...rows
    .filter(([, , count]) => Number(count) > 0)
    .map(([from, , , predicted, ...share]) => ({
      ...{ key: String(from), at: Number(predicted), tick: null },
      ...rangeOf(share),
    })),
  ...[0, 0.5, 1].map((at) => ({
    ...{ key: `tick ${at}`, at, tick: `${at * 100}%` },
    ...{ share: null, low: 0, high: 0 },
  })),
]

const levelWords: Record<number, string> = { 25: 'Guess', 50: 'Leaning', 75: 'Fairly', 95: 'Certain' }

/** Confidence: each level stands at what was said. */
export const confidencePoints = ({ rows }: StatsReply): Point[] =>
  rows.map(([level, , , ...share]) => ({
    ...{ key: String(level), at: Number(level) / 100, tick: levelWords[Number(level)]! },
    ...rangeOf(share),
  }))

/** The forgetting curve of one topic: its bins side by side, with what was expected. */
export const curvePoints = ({ rows }: StatsReply, topic: string | null): Point[] => {
  const own = rows.filter(([competency]) => competency === topic)
  return own.map(([, from, to, , share, low, high, predicted], index) => ({
    ...{ key: String(from), at: own.length === 1 ? 0.5 : index / (own.length - 1) },
    tick: to === null ? `${from}+` : String(from),
    ...rangeOf([share!, low!, high!]),
    expected: Number(predicted),
  }))
}

/** Recall by the hour, those without an answer left blank. */
export const hourPoints = ({ rows }: StatsReply): Point[] =>
  Array.from({ length: 24 }, (_, hour) => {
    const row = rows.find(([first]) => first === hour)
    return {
      ...{ key: String(hour), at: hour / 23, tick: hour % 6 === 0 ? hourWords(hour) : null },
      ...(row ? rangeOf(row.slice(3)) : { share: null, low: 0, high: 0 }),
    }
  })
