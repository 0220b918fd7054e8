import { computeParameters, convertCsvToFsrsItems } from '@open-spaced-repetition/binding'
import { spawn } from 'node:child_process'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { defaultWeights } from '@/lib/core/preset'
import { scoreOf } from '@/lib/core/fit/loss'
import { numberOf, splitTargets, targetsOf } from '@/lib/core/fit/targets'
import { fitWeights } from '@/lib/io/fitter'
import { fitEntriesOf, simulateLogs } from '@/tests/support/training'
import { budgeted, figure, type Findings, type Measurement } from './support/measurement'
import { median, round, spread } from './support/statistics'

const cards = 10_000
const answersEach = 10
const rounds = 3

const entries = () => fitEntriesOf(simulateLogs({ cards, answersEach, seed: 'bench' }))

/** The same log as the library reads it from a file. */
const csvOf = (log: ReturnType<typeof entries>): Buffer => {
  const first = new Set<string>()
  const rows = log.map(({ cardId, rating, reviewedAt }, index) => {
    const state = first.has(cardId) ? 2 : 0
    first.add(cardId)
    // Times are made unique: the library goes by them alone.
    return `${parseInt(cardId.slice(-12), 16)},${reviewedAt + (index % 1000)},${numberOf(rating!)},${state},4000`
  })
  return Buffer.from(`card_id,review_time,review_rating,review_state,review_duration\n${rows.join('\n')}\n`)
}

const timed = async <T>(work: () => Promise<T> | T): Promise<{ ms: number; value: T }> => {
  const from = performance.now()
  const value = await work()
  return { ms: performance.now() - from, value }
}

const theirs = (csv: Buffer) =>
  timed(async () => {
    const items = convertCsvToFsrsItems(csv, 4, 'UTC', () => 0)
    await computeParameters(items, { enableShortTerm: true, timeout: 10 })
    return items.length
  })

/** From entries read to weights, and on to the verdict, as the fitting process does it. */
const ours = async (log: ReturnType<typeof entries>) => {
  const fitted = await timed(async () => {
    const { train, heldOut } = splitTargets(targetsOf(log))
    return { heldOut, targets: train.length + heldOut.length, weights: await fitWeights(train, 1) }
  })
  const { heldOut, targets, weights } = fitted.value
  const judged = await timed(() => [defaultWeights, weights].map((set) => scoreOf(set, heldOut)))
  return { ms: fitted.ms, judgedMs: judged.ms, targets }
}

const delayDuring = async (work: Promise<unknown>): Promise<number> => {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  await work
  delay.disable()
  return delay.percentile(99) / 1e6
}

/** A fit in a process of its own beside this one. */
const fitElsewhere = () =>
  new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [process.argv[1]!, '--one-fit'], { stdio: 'ignore' })
    child.once('error', reject)
    child.once('exit', () => resolve())
  })

const measure = async (): Promise<Findings> => {
  const log = entries()
  const csv = csvOf(log)
  await ours(log.slice(0, 20_000))
  const all = []
  for (let index = 0; index < rounds; index++) {
    const [their, our] = [await theirs(csv), await ours(log)]
    all.push({
      ...{ theirMs: round(their.ms, 0), ourMs: round(our.ms, 0), judgedMs: round(our.judgedMs, 0) },
      ...{ items: their.value, targets: our.targets },
    })
  }
  const ratios = all.map(({ ourMs, theirMs }) => ourMs / theirMs)
  const idle = await delayDuring(sleep(2000))
  const busy = await delayDuring(fitElsewhere())
  return {
    figures: [
      figure('the library alone, 100,000 reviews', median(all.map(({ theirMs }) => theirMs)), 'ms'),
      budgeted('entries read to weights, to that', median(ratios), 'x', { atMost: 2 }, spread(ratios)),
      figure('weights to verdict', median(all.map(({ judgedMs }) => judgedMs)), 'ms'),
      figure('event-loop delay, idle, 99th percentile', idle, 'ms'),
      budgeted('the same during a fit elsewhere, above idle', busy - idle, 'ms', { atMost: 20 }),
    ],
    rounds: { all, idle, busy },
  }
}

/** What one fit does, for the process that `measure` starts. */
export const oneFit = async (): Promise<void> => {
  await ours(entries())
}

/** How long a fit takes beside the library alone, and what another process notices of it. */
export const fit: Measurement = { name: 'fit', measure }
