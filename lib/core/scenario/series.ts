import { toTwelve } from './arithmetic'
import type { Crossover } from './generator'

/** 41 factors from a tenth to ten times, evenly spaced in the logarithm: 10^(i/20 - 1), written out for every engine. */
const factors = Array.from(
  { length: 41 },
  (_, index) => Number(`1e${Math.floor(index / 20) - 1}`) * within(index % 20),
)

function within(index: number): number {
  return [
    1, 1.12201845430196, 1.25892541179417, 1.41253754462275, 1.58489319246111, 1.77827941003892, 1.99526231496888, 2.23872113856834,
    2.51188643150958, 2.81838293126445, 3.16227766016838, 3.54813389233575, 3.98107170553497, 4.46683592150963, 5.01187233627272,
    5.62341325190349, 6.30957344480193, 7.07945784384138, 7.94328234724282, 8.91250938133746,
  ][index]! // prettier-ignore
}

export type Series = { id: string; label: string; points: [x: number, y: number][] }

/**
 * The two curves around the crossover, the scenario's own place among their points; a curve has no point where it has no
 * value. All numbers to twelve digits.
 */
export const seriesOf = ({ value, kind, curves }: Crossover, own: number): Series[] => {
  const most = kind === 'share' ? 1 : Infinity
  const xs = [...factors.map((factor) => toTwelve(Math.min(factor * value, most))), toTwelve(own)]
  const distinct = [...new Set(xs)].sort((a, b) => a - b)
  return curves.map(({ id, label, y }) => ({
    id,
    label,
    points: distinct
      .map((x): [number, number] => [x, toTwelve(y(x))])
      .filter(([, height]) => Number.isFinite(height)),
  }))
}
