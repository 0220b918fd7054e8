import { answers } from './answers'
import { firstLoad } from './first-load'
import { fit, oneFit } from './fit'
import { hostile } from './hostile'
import { keyPress } from './key-press'
import { parserInputs } from './parsers'
import { queue } from './queue'
import { refold } from './refold'
import { stats } from './stats'
import { timing } from './timing'
import { search } from './search'
import { simulator } from './simulator'
import { isMet, type Measurement } from './support/measurement'
import { surroundings, tableOf, writeResults, type Named } from './support/report'

/** `npm run bench`: ratios that mean the same on a fast machine and a slow one, all from one run. */

const measurements: readonly Measurement[] = [
  refold,
  fit,
  firstLoad,
  answers,
  queue,
  search,
  stats,
  keyPress,
  hostile,
  parserInputs,
  timing,
  simulator,
]

const chosen = (names: readonly string[]): Measurement[] => {
  const unknown = names.filter((name) => !measurements.some((one) => one.name === name))
  if (unknown.length > 0)
    throw new RangeError(
      `There is no measurement called ${unknown.join(', ')}: there are ${measurements.map(({ name }) => name).join(', ')}.`,
    )
  return measurements.filter(({ name }) => names.length === 0 || names.includes(name))
}

const run = async ({ name, measure }: Measurement): Promise<Named> => {
  process.stderr.write(`${name}…\n`)
  try {
    return { name, findings: await measure(), error: null }
  } catch (error) {
    process.stderr.write(`${(error as Error).stack ?? String(error)}\n`)
    return { name, findings: null, error: (error as Error).message.split('\n', 1)[0]! }
  }
}

const main = async (): Promise<number> => {
  const wanted = chosen(process.argv.slice(2))
  const before = surroundings()
  const all: Named[] = []
  for (const one of wanted) all.push(await run(one))
  process.stdout.write(`\n${tableOf(all)}\n\nEvery round: ${writeResults(before, all)}\n`)
  return all.every(({ findings }) => findings?.figures.every(isMet)) ? 0 : 1
}

const isOneFit = process.argv.includes('--one-fit')

;(isOneFit ? oneFit().then(() => 0) : main()).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof RangeError ? error.message : error)
    process.exit(2)
  },
)
