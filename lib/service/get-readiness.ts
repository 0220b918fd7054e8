import type { ReadinessQuery, ReadinessReply } from '@/lib/contract/readiness'
import {
  everything,
  imagineDays,
  nominal,
  presentGroups,
  readinessOf,
  type Future,
} from '@/lib/core/plan/readiness'
import { finalPassFrom } from '@/lib/core/plan/triage'
import { chanceOf } from '@/lib/core/scenario/chance'
import { formatDay } from '@/lib/core/study-day'
import type { Context } from './context'
import { loadPlan, type LearnerPlan } from './load-plan'
import { planToday } from './plan-today'

/** More futures make a steadier range; fewer, where there are many cards and days to play. */
const mostFutures = 40
const leastFutures = 8
const cardDays = 1_000_000

const futuresFor = ({ plan }: LearnerPlan): number => {
  const size = plan.cards.length * Math.max(1, plan.until - plan.from)
  return Math.min(Math.max(Math.round(cardDays / size), leastFutures), mostFutures)
}

/** Other requests get their turn after so long. */
const sliceMs = 5

/** Plays the plan so many times, a few milliseconds at once: the same for the same learner on the same day. */
const playPlan = async (learnerPlan: LearnerPlan, name: string): Promise<Future[]> => {
  const futures: Future[] = []
  const count = futuresFor(learnerPlan)
  let since = performance.now()
  for (let index = 0; index < count; index++) {
    const game = imagineDays(learnerPlan.plan, learnerPlan.doubt, chanceOf(`${name}:${index}`))
    for (;;) {
      const { done, value } = game.next()
      if (performance.now() - since > sliceMs) {
        await new Promise((resolve) => setImmediate(resolve))
        since = performance.now()
      }
      if (!done) continue
      futures.push(value)
      break
    }
  }
  return futures
}

/** Cards that most futures never reach. */
const deferredOf = (futures: readonly Future[]): string[] => {
  const times = new Map<string, number>()
  for (const { unmet } of futures) for (const id of unmet) times.set(id, (times.get(id) ?? 0) + 1)
  return [...times].filter(([, count]) => count * 2 > futures.length).map(([id]) => id)
}

/** Days of a plan on which nothing is asked. */
const daysOffIn = ({ from, until, shareOn }: LearnerPlan['plan']): number =>
  Array.from({ length: until - from }, (_, index) => shareOn(from + index)).filter((share) => share === 0)
    .length

const remembered = new Map<string, Promise<ReadinessReply>>()
/** Each may name every card that is deferred. */
const mostRemembered = 40

let last: Promise<unknown> = Promise.resolve()

/** One reckoning at a time: together they would all be late. */
const takeTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const turn = last.then(work, work)
  last = turn.catch(() => undefined)
  return turn
}

const reckon = async (userId: string, learnerPlan: LearnerPlan): Promise<ReadinessReply> => {
  const { plan, triage, today, interviewDay } = learnerPlan
  const futures = await playPlan(learnerPlan, `${userId}:${today}`)
  const groups = presentGroups(plan.cards, today)
  const groupOf = (name: string) => {
    const present = groups.get(name)!
    return present.cards === 0
      ? { ...present, mean: 0, low: 0, high: 0 }
      : { ...present, ...readinessOf(name, present.cards, futures) }
  }
  return {
    day: interviewDay === null ? null : formatDay(interviewDay),
    nominal,
    all: groupOf(everything),
    competencies: [...groups.keys()]
      .filter((name) => name !== everything)
      .sort()
      .map((competency) => ({ competency, ...groupOf(competency) })),
    deferred: interviewDay === null ? [] : deferredOf(futures),
    minutesPerDay: triage.budget / 60,
    today: planToday(learnerPlan).summary,
    finalPassDays: plan.until - Math.max(today, finalPassFrom(plan.cards.length, triage)),
    daysOff: daysOffIn(plan),
    follows: learnerPlan.follows,
    doubt: learnerPlan.doubt.deviation,
  }
}

/**
 * Expected recall on the day of the interview, by competency and in all, with a range that holds it four times in five;
 * and what the minutes do not reach. Without a date ahead: what would be recalled today.
 * @throws AppError unauthenticated when the learner is gone
 */
export const getReadiness = async (
  { viewer, now }: Context,
  { minutesPerDay, at = now }: ReadinessQuery,
): Promise<ReadinessReply> => {
  const learnerPlan = await loadPlan(viewer.userId, at, minutesPerDay)
  const key = [viewer.userId, learnerPlan.today, learnerPlan.changeSeq, learnerPlan.triage.budget].join(':')
  const known = remembered.get(key)
  if (known) return known
  if (remembered.size >= mostRemembered) remembered.delete(remembered.keys().next().value!)
  const reply = takeTurn(() => reckon(viewer.userId, learnerPlan))
  remembered.set(key, reply)
  reply.catch(() => remembered.delete(key))
  return reply
}
