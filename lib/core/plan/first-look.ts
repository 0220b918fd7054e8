import type { Rating } from '../rating'
import { defaultPreset } from '../preset'
import { defaultSeconds } from '../queue/session'
import { chanceOf } from '../scenario/chance'
import { nextMemory } from '../schedule/fsrs'
import type { StudyDay } from '../study-day'
import { doubtOf } from './doubt'
import { usualShares } from './outlook'
import {
  everything,
  imagineDays,
  presentGroups,
  readinessOf,
  type Future,
  type Plan,
  type Present,
  type Readiness,
} from './readiness'
import { costOf, reachedCards } from './reach'
import { nextDueDay, type SimulatedCard } from './simulate'
import { standingOf } from './standing'
import { coverageOrder, interviewPolicy } from './triage'

/** What somebody without an account says and has done, and what there is to learn. */
export type Beginning = {
  topics: readonly { competency: string; cards: number }[]
  answered: { competency: string; rating: Rating } | null
  minutesPerDay: number
  today: StudyDay
  interviewDay: StudyDay
}

export type LookedAt = Present & Readiness & { competency: string }

/** Readiness before anything is known of a learner: by topic, in all, and the minutes of the first day. */
export type FirstLook = { all: Present & Readiness; competencies: LookedAt[]; minutesToday: number }

/** As many futures as a phone plays while somebody reads the heading. */
const futureCount = 8

const { weights, desiredRetention, maximumIntervalDays } = defaultPreset

const newCard = (id: string, competency: string, today: StudyDay): SimulatedCard => ({
  ...{ id, competency, weights, desiredRetention, maximumIntervalDays },
  ...{ memory: null, truth: null, lastDay: today, dueDay: today },
})

const answer = (card: SimulatedCard, rating: Rating, today: StudyDay): SimulatedCard => {
  const memory = nextMemory(weights, null, 0, rating)
  return { ...card, memory, dueDay: nextDueDay(card, memory, today) }
}

/** Every card there is, new but the one that was answered, in the order a plan introduces them. */
const cardsOf = ({ topics, answered, today }: Beginning): SimulatedCard[] => {
  const cards = topics.flatMap(({ competency, cards: count }) =>
    Array.from({ length: count }, (_, index) => ({
      ...newCard(`${competency}-${index}`, competency, today),
      position: index,
    })),
  )
  const first = cards.findIndex(({ competency }) => competency === answered?.competency)
  const known = cards.map((card, index) =>
    index === first && answered ? { ...card, ...answer(card, answered.rating, today) } : card,
  )
  return coverageOrder(known, () => 1)
}

const planOf = (beginning: Beginning): Plan => {
  const { minutesPerDay, today, interviewDay } = beginning
  const cards = cardsOf(beginning)
  const costs = { new: defaultSeconds.new, review: defaultSeconds.review }
  const budget = minutesPerDay * 60
  const triage = { interviewDay, budget, costs, shares: usualShares, newPerDay: Number.MAX_SAFE_INTEGER }
  return {
    ...{ cards, from: today, until: interviewDay, budget, costs, shares: usualShares },
    policy: interviewPolicy(cards.length, triage),
  }
}

const secondsToday = ({ cards, from, policy, costs, budget }: Plan): number =>
  reachedCards(policy, standingOf(cards, from, 1), costs, budget).reduce(
    (sum, card) => sum + costOf(card, costs),
    0,
  )

/**
 * Plays the days until the interview under the same plan and the same doubt as for a learner of whom nothing is known, a day
 * at a time, so that a page can do other things in between; the last gives the look.
 */
export function* firstLook(beginning: Beginning): Generator<undefined, FirstLook> {
  const plan = planOf(beginning)
  const doubt = doubtOf({ score: 0, information: 0 })
  const futures: Future[] = []
  for (let index = 0; index < futureCount; index++) {
    const game = imagineDays(plan, doubt, chanceOf(`first:${beginning.today}:${index}`))
    for (let played = game.next(); ; played = game.next()) {
      yield undefined
      if (!played.done) continue
      futures.push(played.value)
      break
    }
  }
  const groups = presentGroups(plan.cards, beginning.today)
  const groupOf = (name: string) => {
    const present = groups.get(name)!
    return present.cards === 0
      ? { ...present, mean: 0, low: 0, high: 0 }
      : { ...present, ...readinessOf(name, present.cards, futures) }
  }
  return {
    all: groupOf(everything),
    competencies: [...groups.keys()]
      .filter((name) => name !== everything)
      .sort()
      .map((competency) => ({ competency, ...groupOf(competency) })),
    minutesToday: Math.round(secondsToday(plan) / 60),
  }
}
