import { toDigits, toTwelve } from './arithmetic'
import type { Crossover, Generator, Option, Value, Variables } from './generator'
import type { Series } from './series'
import { valueWords } from './words'

/** What is right from some value of the deciding variable on, all else equal; two where either is, with a reason. */
export type Place = { from: number; answers: Option[] }

/** A boundary is looked for to one part in two thousand, and told to four digits: it is drawn, not computed with. */
const closeEnough = 1.0005
const placeDigits = 4

type Found = { x: number; key: string; answers: () => Option[] }

const answersAt = <V extends Variables>(
  generator: Generator<V>,
  variables: V,
  name: string,
  x: number,
): Found => {
  const moved: V = { ...variables, [name]: x }
  const at = generator.follow ? generator.follow(moved, variables) : moved
  const solved = generator.solve(at)
  const answers = () => {
    const options = generator.options(at, solved)
    return solved.answers.map((id) => options.find((option) => option.id === id) ?? { id, label: id })
  }
  return { x, key: [...solved.answers].sort().join(' '), answers }
}

/** Halves the way between two values until the answer's change lies close enough above the lower one. */
const boundary = (low: Found, high: Found, at: (x: number) => Found): Found => {
  let [below, above] = [low, high]
  while (above.x / below.x > closeEnough) {
    const middle = at(Math.sqrt(below.x * above.x))
    if (middle.key === below.key) below = middle
    else above = middle
  }
  return above
}

/**
 * The answers along the deciding variable, over the x of the curves: each from where it begins to the next one. Empty for
 * rules whose answer is a value, since that changes all the way.
 */
export const placesOf = <V extends Variables>(
  generator: Generator<V>,
  variables: V,
  { variable }: Crossover,
  series: readonly Series[],
): Place[] => {
  if (generator.kind === 'value') return []
  const xs = [...new Set(series.flatMap(({ points }) => points.map(([x]) => x)))].sort((a, b) => a - b)
  const at = (x: number) => answersAt(generator, variables, variable, x)
  const places: Place[] = []
  let last: Found | null = null
  for (const found of xs.map(at)) {
    if (last?.key !== found.key) {
      const first: Found = last ? boundary(last, found, at) : found
      places.push({
        from: last ? toDigits(first.x, placeDigits) : toTwelve(first.x),
        answers: found.answers(),
      })
    }
    last = found
  }
  return places
}

/** What stands after a number of the variable; begins with "%" where it is said in per cent. */
export const unitOf = <V extends Variables>(
  generator: Generator<V>,
  variables: V,
  { variable, value }: Crossover,
): string => {
  const name = variable as keyof V & string
  const said = valueWords(generator, name, toDigits(value, 3) as Value as V[typeof name], variables)
  const [, rest] = /^-?[\d.,]+(.*)$/s.exec(said) ?? []
  return (rest ?? generator.variables[name].unit).trim()
}
