import { fmt3, plain, toDigits } from './arithmetic'
import type { Generator, Value, Variables } from './generator'

/** Numbers and names as the cards print them. */

const grouped = (text: string): string => {
  const [whole, rest] = text.split('.')
  const spaced = whole!.replace(/\B(?=(\d{3})+$)/g, ',')
  return rest === undefined ? spaced : `${spaced}.${rest}`
}

/** A drawn number in full: `5,000,000`, `0.0001`. */
export const exact = (x: number): string => grouped(plain(x))

/** A computed number to three digits: `1,430`, `0.0210` is `0.021`. */
export const rounded = (x: number): string => (Number.isFinite(x) ? grouped(fmt3(x)) : 'without end')

/** A share (0 to 1) as per cent, to three digits. */
export const percent = (share: number): string => `${rounded(share * 100)}%`

/** A drawn share (0 to 1) as per cent, in full: 0.9988 is `99.88%`. */
export const exactPercent = (share: number): string => `${exact(toDigits(share * 100, 12))}%`

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign]!)

const plainValue = (value: Value): string => {
  if (typeof value === 'number') return exact(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return value
  return value.map(plainValue).join(', ')
}

/** A variable's value with its unit, or in the generator's own words. */
export const valueWords = <V extends Variables>(
  generator: Generator<V>,
  name: keyof V & string,
  value: V[typeof name],
  variables: V,
): string => {
  const own = generator.say?.[name]
  if (own) return own(value, variables)
  const { unit } = generator.variables[name]
  const text = plainValue(value)
  return typeof value === 'boolean' || unit === '' ? text : `${text} ${unit}`
}
