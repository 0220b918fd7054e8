import {
  simulatedRetentions,
  simulateRetention,
  type CurveBasis,
  type CurvePoint,
  type CurveQuestion,
} from '@/lib/core/plan/retention-curve'

export type Asked = { run: number; basis: CurveBasis; question: CurveQuestion; chosen: number }
export type Told = { run: number; point: CurvePoint }

/** Plays one retention after the other, the chosen one first, and tells of each when it is done. */
self.onmessage = ({ data }: MessageEvent<Asked>) => {
  const { run, basis, question, chosen } = data
  for (const retention of new Set([chosen, ...simulatedRetentions]))
    self.postMessage({ run, point: simulateRetention(basis, question, retention) } satisfies Told)
}
