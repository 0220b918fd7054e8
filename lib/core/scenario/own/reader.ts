import { maxFormulaLength } from '../formula'

/** Sentences by path (`options.0.cost`): what is wrong with a definition. */
export type Problems = Record<string, string>

const largest = 1e15

/** Stands behind the name of what is too long. */
export const tooLong = (most: number): string => `must have at most ${most.toLocaleString('en')} characters`

type Thing = Readonly<Record<string, unknown>>
const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads one definition, collecting what is wrong by path. */
export class Reader {
  readonly problems: Problems = {}

  /** The first problem of a place counts, and twenty are enough to mend. */
  fail(path: string, problem: string): void {
    if (Object.keys(this.problems).length < 20) this.problems[path] ??= problem
  }

  thing(value: unknown, path: string, known: readonly string[]): Thing {
    if (!isThing(value)) {
      this.fail(path, 'must be an object')
      return {}
    }
    const stray = Object.keys(value).find((key) => !known.includes(key))
    if (stray !== undefined) this.fail(path, `has no "${stray.slice(0, 40)}"`)
    return value
  }

  list(value: unknown, path: string, least: number, most: number): readonly unknown[] {
    if (!Array.isArray(value) || value.length < least || value.length > most) {
      this.fail(path, least === most ? `must be a list of ${least}` : `must be a list of ${least} to ${most}`)
      return []
    }
    return value
  }

  text(value: unknown, path: string, most: number, otherwise?: string): string {
    if (value === undefined && otherwise !== undefined) return otherwise
    if (typeof value !== 'string') {
      this.fail(path, 'must be text')
      return ''
    }
    if (/\0|\p{Surrogate}/u.test(value)) this.fail(path, 'holds characters that are none')
    if (value.trim() === '' && otherwise === undefined) this.fail(path, 'must not be empty')
    if (value.length > most) this.fail(path, tooLong(most))
    return value.trim()
  }

  /** A formula may be given as a plain number. */
  formula(value: unknown, path: string): string | null {
    if (value === undefined || value === null || value === '') return null
    if (typeof value === 'number') return String(value)
    return this.text(value, path, maxFormulaLength)
  }

  number(value: unknown, path: string): number {
    // The editor keeps what is being typed.
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
    if (typeof number === 'number' && Math.abs(number) <= largest) return number
    this.fail(path, 'must be a number of at most 15 digits')
    return 1
  }
}
