import { toDigits } from '@/lib/core/scenario/arithmetic'
import { ValueSlider } from '../value-slider'
import type { ControlProps } from './lab-controls'

/** Nothing real is more than this. */
const greatest = 1e15

/** A number moves along the range it is drawn from; its box takes what lies beyond as well. */
export function NumberControl({ control, value, wordsOf, onMove }: ControlProps<'number'>) {
  const { label, unit, kind, low, high, spacing, list, whole } = control
  const number = value as number
  const isLog = spacing === 'log'
  const [from, to] = isLog ? [Math.log(low), Math.log(high)] : [low, high]
  const isShare = high <= 1 && low >= 0
  const said = wordsOf(number)
  const isPercent = /^-?[\d.,]+%/.test(wordsOf(toDigits((low + high) / 2, 2)))
  const snap = (x: number): number => {
    const [first, last] = [list[0], list.at(-1)]
    if (list.length > 1 && first !== undefined && x >= first && x <= last!)
      return list.reduce((best, one) => (Math.abs(one - x) < Math.abs(best - x) ? one : best))
    if (whole === 'whole') return Math.max(1, Math.round(toDigits(x, 3)))
    return spacing === 'log'
      ? toDigits(x, 2)
      : toDigits(low + Math.round(((x - low) / (high - low)) * 200) * ((high - low) / 200), 4)
  }
  return (
    <ValueSlider
      label={label}
      hint={
        <span className="faint">
          {' '}
          {[isPercent ? '' : unit, kind === 'assumption' ? '(assumed)' : ''].filter(Boolean).join(' ')}
        </span>
      }
      at={(x) => ((isLog ? Math.log(Math.max(x, low / 1000)) : x) - from) / (to - from)}
      of={(place) => (isLog ? Math.exp(from + place * (to - from)) : from + place * (to - from))}
      value={number}
      words={said}
      sign={isPercent ? '%' : ''}
      snap={snap}
      isAllowed={(x) =>
        x >= Math.min(0, low) &&
        x <= (isShare ? 1 : greatest) &&
        (whole === 'any' || (Number.isInteger(x) && x >= 1))
      }
      onMove={onMove}
    />
  )
}
