import { useEffect, useState } from 'react'
import type { CurveBasis, CurvePoint, CurveQuestion } from '@/lib/core/plan/retention-curve'
import type { Asked, Told } from './simulator.worker'

type Curve = { points: CurvePoint[]; isDone: boolean; isBroken: boolean }
type State = { key: string; points: CurvePoint[]; isBroken: boolean }

const wanted = 10
const settleMs = 250

/**
 * The curve of a question, point by point as a worker plays it, lowest retention first. A new question stops the old one;
 * its answer stays on screen until the first point of the new one.
 */
export const useCurve = (basis: CurveBasis, question: CurveQuestion, chosen: number): Curve => {
  const key = JSON.stringify([basis, question, chosen])
  const [state, setState] = useState<State>({ key: '', points: [], isBroken: false })
  useEffect(() => {
    const [askedBasis, askedQuestion, askedChosen] = JSON.parse(key) as [CurveBasis, CurveQuestion, number]
    let worker: Worker | null = null
    const timer = setTimeout(() => {
      worker = new Worker('/simulator-worker.js')
      worker.onmessage = ({ data }: MessageEvent<Told>) =>
        setState((last) => ({
          key,
          isBroken: false,
          points: [...(last.key === key ? last.points : []), data.point].sort(
            (a, b) => a.desiredRetention - b.desiredRetention,
          ),
        }))
      worker.onerror = () => setState((last) => ({ ...last, key, isBroken: true }))
      const asked: Asked = { run: 0, basis: askedBasis, question: askedQuestion, chosen: askedChosen }
      worker.postMessage(asked)
    }, settleMs)
    return () => {
      clearTimeout(timer)
      worker?.terminate()
    }
  }, [key])
  const { points, isBroken } = state
  return { points, isBroken, isDone: state.key === key && points.length >= wanted }
}
