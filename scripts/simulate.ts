import { parseArgs } from 'node:util'
import { doubtOf, evidenceOf, type Evidence } from '@/lib/core/plan/doubt'
import { usualShares } from '@/lib/core/plan/outlook'
import { everything, imagine, readinessOf, type Readiness } from '@/lib/core/plan/readiness'
import { simulate, trueRecall, type SimulatedAnswer, type SimulatedCard } from '@/lib/core/plan/simulate'
import { interviewPolicy, plainPolicy } from '@/lib/core/plan/triage'
import { defaultWeights } from '@/lib/core/preset'
import { isRecalled } from '@/lib/core/rating'
import { chanceOf, deviate } from '@/lib/core/scenario/chance'

/**
 * The plan for an interview against plain scheduling, on learners who obey FSRS-6 with the default weights: 180 new cards,
 * 28 days, the interview on the morning after. Prints JSON. Shares recalled and widths are 0 to 1.
 */
const cardCount = 180
const interviewDay = 29
const newPerDay = 20
const readOn = [14, 28]
const futures = 40

const { values } = parseArgs({
  options: {
    reviews: { type: 'string', default: '35' },
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
})
const whole = (name: 'reviews' | 'runs' | 'seed', least: number, most: number): number => {
  const value = Number(values[name])
  if (Number.isInteger(value) && value >= least && value <= most) return value
  process.stderr.write(`--${name} must be a whole number from ${least} to ${most}.\n`)
  process.exit(2)
}
const reviews = whole('reviews', 1, 10_000)
const runs = whole('runs', 1, 100_000)
const seed = whole('seed', 0, 2 ** 31)

const costs = { new: 1, review: 1 }
const shares = usualShares

const newCards = (): SimulatedCard[] =>
  Array.from({ length: cardCount }, (_, index) => ({
    id: String(index),
    competency: null,
    weights: defaultWeights,
    desiredRetention: 0.9,
    maximumIntervalDays: 36_500,
    memory: null,
    truth: null,
    lastDay: 0,
    dueDay: 0,
  }))

const plan = interviewPolicy(cardCount, { interviewDay, budget: reviews, costs, shares, newPerDay })

type Run = { mean: number; share: number; readings: Readiness[] }

const expected = (cards: readonly SimulatedCard[]): number =>
  cards.reduce((sum, card) => sum + trueRecall(card, interviewDay), 0) / cardCount

const runPlan = (name: string, factor: number): Run => {
  const cards = newCards()
  const chance = chanceOf(`learner:${name}`)
  const evidence: Evidence = { score: 0, information: 0 }
  const heard = ({ card, memory, elapsed, rating }: SimulatedAnswer) => {
    if (!memory) return
    const { score, information } = evidenceOf(card.weights, memory, elapsed, isRecalled(rating))
    evidence.score += score
    evidence.information += information
  }
  const setting = { cards, policy: plan, budget: reviews, costs, shares }
  const readings: Readiness[] = []
  let from = 1
  for (const until of [...readOn, interviewDay]) {
    simulate({ ...setting, from, until, factor, chance, heard })
    if (until === interviewDay) break
    const imagined = chanceOf(`futures:${name}:${until}`)
    const rest = { ...setting, from: until, until: interviewDay }
    const doubt = doubtOf(evidence)
    const seen = Array.from({ length: futures }, () => imagine(rest, doubt, imagined))
    readings.push(readinessOf(everything, cardCount, seen))
    from = until
  }
  const recalled = cards.filter((card) => chance.unit() < trueRecall(card, interviewDay)).length
  return { mean: expected(cards), share: recalled / cardCount, readings }
}

const runPlain = (name: string): number => {
  const cards = newCards()
  const chance = chanceOf(`learner:${name}`)
  const policy = plainPolicy(newPerDay)
  simulate({ cards, policy, budget: reviews, costs, shares, factor: 1, chance, from: 1, until: interviewDay })
  return expected(cards)
}

const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length
const quantile = (list: readonly number[], p: number): number => {
  const sorted = [...list].sort((a, b) => a - b)
  const at = p * (sorted.length - 1)
  const low = sorted[Math.floor(at)]!
  return low + (sorted[Math.ceil(at)]! - low) * (at - Math.floor(at))
}
const rounded = (value: number): number => Number(value.toFixed(5))

const intervalsOf = (list: readonly Run[]) => {
  const drawn = list.map(({ share }) => share)
  const spread = quantile(drawn, 0.9) - quantile(drawn, 0.1)
  return {
    recalled: rounded(mean(drawn)),
    spread80: rounded(spread),
    readings: readOn.map((day, index) => {
      const width = mean(list.map(({ readings }) => readings[index]!.high - readings[index]!.low))
      const inside = list.filter(({ readings, share }) => {
        const { low, high } = readings[index]!
        return low <= share && share <= high
      })
      return {
        day,
        contained: rounded(inside.length / list.length),
        meanWidth: rounded(width),
        widthToSpread: rounded(width / spread),
      }
    }),
  }
}

const names = Array.from({ length: runs }, (_, index) => `${seed}:${index}`)
const planned = names.map((name) => runPlan(name, 1))
const plain = names.map(runPlain)
const others = names.map((name) => runPlan(name, Math.exp(0.3 * deviate(chanceOf(`factor:${name}`)))))
const differences = planned.map((run, index) => run.mean - plain[index]!)

process.stdout.write(
  `${JSON.stringify(
    {
      ...{ reviews, runs, seed, cards: cardCount, days: interviewDay - 1 },
      plan: { mean: rounded(mean(planned.map((run) => run.mean))) },
      plain: { mean: rounded(mean(plain)) },
      difference: {
        mean: rounded(mean(differences)),
        standardError: rounded(
          Math.sqrt(mean(differences.map((value) => (value - mean(differences)) ** 2)) / runs),
        ),
      },
      intervals: { nominal: 0.8, obeying: intervalsOf(planned), stabilitiesOff: intervalsOf(others) },
    },
    null,
    2,
  )}\n`,
)
