import { capitalised } from '@/components/ui/words'
import { toDigits } from '@/lib/core/scenario/arithmetic'
import { exact, rounded } from '@/lib/core/scenario/words'
import { heightAt, type Crossing, type Point } from './chart-model'

/** Numbers and sentences of the cost chart. */

const percentOf = (share: number): string => {
  const isClose = share > 0.9 && share < 1
  return exact(toDigits((isClose ? 1 - toDigits(1 - share, 3) : toDigits(share, 3)) * 100, 8))
}

/** A value of the deciding variable with its unit, to three digits. */
export const sayX = ({ unit }: Crossing, x: number): string => {
  if (unit.startsWith('%')) return `${percentOf(x)}${unit}`
  return unit === '' ? rounded(x) : `${rounded(x)} ${unit}`
}

/** The same without what does not fit into a drawing. */
export const shortX = ({ unit }: Crossing, x: number): string =>
  unit.startsWith('%') ? `${percentOf(x)}%` : short(x)

const sizes = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'K'],
] as const

const tiny = 1e-4

/** 940000 is `940K`, 0.0000000403 is `4.03e-8`. */
export const short = (x: number): string => {
  if (x > 0 && x < tiny) return Number(toDigits(x, 3)).toExponential()
  const size = sizes.find(([least]) => Math.abs(toDigits(x, 3)) >= least * (least === 1e3 ? 10 : 1))
  return size ? `${rounded(x / size[0])}${size[1]}` : rounded(x).replace('-', '−')
}

/** What both names end in, such as "ms": said once, on the axis. */
export const commonUnit = ({ series }: Crossing): string => {
  const [first, second] = series.map(({ label }) => /, ([^,()]{1,16})$/.exec(label)?.[1])
  return first !== undefined && first === second ? first : ''
}

/** The name of a curve without the unit that the axis says. */
export const nameOf = (crossing: Crossing, index: number): string => {
  const { label } = crossing.series[index]!
  const unit = commonUnit(crossing)
  return unit === '' ? label : label.slice(0, -unit.length - 2)
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Whether the same is right to either side of the crossover: something else decides then. */
const isDecided = ({ places, value }: Crossing): boolean => {
  const clear = places.filter(({ answers }) => answers.length === 1)
  const below = clear.findLast(({ from }) => from < value)
  const above = clear.find(({ from }) => from > value) ?? below
  return below !== undefined && below.answers[0]!.id === above!.answers[0]!.id
}

/** What is so, in a sentence. */
export const sayFinding = (crossing: Crossing, own: number): string => {
  if (isDecided(crossing)) return 'The numbers alone do not decide here'
  const ratio = own / crossing.value
  if (ratio > 1.25) return `You stand ${ratio > 10 ? 'far ' : ''}above the crossover`
  if (ratio < 0.8) return `You stand ${ratio < 0.1 ? 'far ' : ''}below the crossover`
  return 'You stand beside the crossover'
}

const trend = (points: readonly Point[]): string => {
  const [first, last] = [points[0]![1], points.at(-1)![1]]
  if (Math.abs(first - last) <= 1e-9 * Math.abs(first)) return `stays at ${rounded(first)}`
  return `${last > first ? 'rises' : 'falls'} from ${rounded(first)} to ${rounded(last)}`
}

/** The drawing in words, for those who do not see it. */
export const describe = (crossing: Crossing, at: number): string => {
  const { series, label, value } = crossing
  const xs = series[0]!.points.map(([x]) => x)
  const curves = series.map(({ label: name, points }) => `${upper(name)}: ${trend(points)}.`).join(' ')
  const span = `${upper(label)} from ${sayX(crossing, xs[0]!)} to ${sayX(crossing, xs.at(-1)!)}.`
  return `${span} ${curves} They cross at ${sayX(crossing, value)}; the scenario stands at ${sayX(crossing, at)}.`
}

/** The two costs at a value, in words. */
export const sayHeights = (crossing: Crossing, x: number): string =>
  crossing.series
    .flatMap(({ label, points }) => {
      const height = heightAt(points, x)
      return height === null ? [] : [`${capitalised(label)}: about ${rounded(height)}.`]
    })
    .join(' ')

/** What is right at a value: one, or either. */
export const sayRight = (labels: readonly string[]): string =>
  labels.length === 1 ? labels[0]! : `Either, with a reason: ${labels.map(lower).join(', or ')}`
