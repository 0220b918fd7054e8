/** Scales of the cost chart: where on an axis a value lies, and which values are named. */

export type Scale = {
  kind: 'log' | 'linear' | 'nines'
  low: number
  high: number
  /** 0 at the low end, 1 at the high end. */
  at: (value: number) => number
  /** The value at a place between 0 and 1. */
  of: (place: number) => number
  ticks: number[]
}

const between = (low: number, high: number) => (value: number) => value >= low && value <= high

/** Every so many, so that at most `most` are left. */
const thinned = (ticks: number[], most: number): number[] => {
  const every = Math.ceil(ticks.length / most)
  return ticks.filter((_, index) => index % every === 0)
}

const decades = (low: number, high: number): number[] => {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))]
  return Array.from({ length: last - first + 1 }, (_, index) => Number(`1e${first + index}`))
}

const logTicks = (low: number, high: number, most: number): number[] => {
  const tens = decades(low, high)
  const isShown = between(low * 0.999, high * 1.001)
  const whole = tens.filter(isShown)
  if (whole.length >= 2) return thinned(whole, most)
  return thinned(tens.flatMap((ten) => [ten, 2 * ten, 5 * ten]).filter(isShown), most)
}

export const logScale = (low: number, high: number, most: number): Scale => {
  const [from, to] = [Math.log(low), Math.log(high)]
  return {
    ...{ kind: 'log', low, high },
    at: (value) => (Math.log(value) - from) / (to - from),
    of: (place) => Math.exp(from + place * (to - from)),
    ticks: logTicks(low, high, most),
  }
}

/** Shares close to one: 90%, 99% and 99.9% lie equally far apart. */
export const ninesScale = (low: number, high: number): Scale => {
  const [from, to] = [-Math.log(1 - low), -Math.log(1 - high)]
  return {
    ...{ kind: 'nines', low, high },
    at: (value) => (-Math.log(1 - Math.min(value, high)) - from) / (to - from),
    of: (place) => 1 - Math.exp(-(from + place * (to - from))),
    ticks: [0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999].filter(between(low, high)),
  }
}

const steps = [1, 2, 2.5, 5, 10]

export const linearScale = (least: number, greatest: number, most: number): Scale => {
  const rough = (greatest - least || 1) / most
  const ten = 10 ** Math.floor(Math.log10(rough))
  const step = ten * steps.find((factor) => ten * factor >= rough * 0.999)!
  const [first, last] = [Math.floor(least / step), Math.ceil(greatest / step)]
  const [low, high] = [first * step, Math.max(last, first + 1) * step]
  return {
    ...{ kind: 'linear', low, high },
    at: (value) => (value - low) / (high - low),
    of: (place) => low + place * (high - low),
    ticks: Array.from({ length: Math.round((high - low) / step) + 1 }, (_, index) =>
      Number(((first + index) * step).toPrecision(12)),
    ),
  }
}
