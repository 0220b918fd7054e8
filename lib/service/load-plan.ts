import { AppError } from '@/lib/core/errors'
import { doubtOf, type Doubt } from '@/lib/core/plan/doubt'
import { turnOf, weightOf, type CompetencyWeights, type Level } from '@/lib/core/plan/interview'
import type { Plan } from '@/lib/core/plan/readiness'
import type { ShareOn, SimulatedCard } from '@/lib/core/plan/simulate'
import { coverageOrder, interviewPolicy, type Triage } from '@/lib/core/plan/triage'
import { defaultPreset } from '@/lib/core/preset'
import { shareOf, type DayRange, type Rest } from '@/lib/core/queue/rest'
import { waitingCards } from '@/lib/core/queue/ladder'
import { millisecondsOf } from '@/lib/core/stats/rollup'
import { studyDayOf, type StudyDay } from '@/lib/core/study-day'
import { findLearner, ruleOf } from '@/lib/db/learner'
import { loadEvidence, loadPlanRows, type PlanRow } from '@/lib/db/plan'
import { loadQueueDecks, loadRollups, type QueueDeck } from '@/lib/db/queue'
import { ratingShares } from './rating-shares'
import { secondsPerCard } from './seconds-per-card'

/** What lies before a learner: the cards that count, and how they are asked until the day. */
export type LearnerPlan = {
  today: StudyDay
  /** Null where no date lies ahead: then nothing is planned. */
  interviewDay: StudyDay | null
  follows: boolean
  plan: Plan & { spent: number; shareOn: ShareOn }
  /** The rows of the cards that the plan counts, by id. */
  rows: ReadonlyMap<string, PlanRow>
  /** New cards that wait for the rung below them; none in interview mode. */
  waiting: ReadonlySet<string>
  triage: Triage & { shareOn: ShareOn }
  doubt: Doubt
  /** Rises with every change of the learner's. */
  changeSeq: bigint
}

const cardOf = (row: PlanRow, deck: QueueDeck | undefined, today: StudyDay): SimulatedCard => {
  const { weights, desiredRetention, maximumIntervalDays } = deck?.config ?? defaultPreset
  const { id, competency, stability, difficulty, lastDay } = row
  const memory = stability === null || difficulty === null ? null : { stability, difficulty }
  return {
    id,
    competency,
    weights,
    desiredRetention,
    maximumIntervalDays,
    memory,
    truth: null,
    lastDay: lastDay ?? today,
    // A step within the day is due on it.
    dueDay: row.dueDay ?? today,
  }
}

/** New cards as the plan introduces them: competencies in turn by weight, what the level puts last within each. */
const introductionOrder = (
  rows: readonly PlanRow[],
  weights: CompetencyWeights,
  level: Level | null,
): PlanRow[] => {
  const counted = rows.filter(({ competency }) => weightOf(weights, competency) > 0)
  const places = [...counted]
    .sort(
      (a, b) =>
        turnOf(level, a.libraryDifficulty) - turnOf(level, b.libraryDifficulty) || a.position - b.position,
    )
    .map((row, position) => ({ row, competency: row.competency, position }))
  return coverageOrder(places, (competency) => weightOf(weights, competency)).map(({ row }) => row)
}

/** A date further ahead is planned as a year: what comes after changes nothing today. */
const longestPlan = 365

/**
 * Everything a plan for the interview is made from. A competency of weight 0 is left out of it.
 * @param minutesPerDay in place of the learner's own  @throws AppError unauthenticated when the learner is gone
 */
export const loadPlan = async (
  userId: string,
  at: number,
  minutesPerDay: number | undefined,
): Promise<LearnerPlan> => {
  const learner = await findLearner(userId)
  if (!learner) throw new AppError('unauthenticated', 'Sign in again: this account is gone.')
  const today = studyDayOf(at, ruleOf(learner))
  const [decks, rows, rollups, evidence] = await Promise.all([
    loadQueueDecks(userId, today),
    loadPlanRows(userId),
    loadRollups(userId, today - 90, today),
    loadEvidence(userId),
  ])
  const weights = learner.competencyWeights as CompetencyWeights
  const byId = new Map(decks.map((deck) => [deck.id, deck]))
  const ordered = [
    ...rows.filter((row) => row.stability !== null && weightOf(weights, row.competency) > 0),
    ...introductionOrder(
      rows.filter((row) => row.stability === null),
      weights,
      learner.interviewLevel as Level | null,
    ),
  ]
  const cards = ordered.map((row) => cardOf(row, byId.get(row.deckId), today))
  const seconds = secondsPerCard(rollups.filter(({ studyDay }) => studyDay >= today - 30))
  const { interviewDay } = learner
  const isAhead = interviewDay !== null && interviewDay > today
  const until = isAhead ? Math.min(interviewDay, today + longestPlan) : today
  const budget = (minutesPerDay ?? learner.minutesPerDay) * 60
  const costs = { new: seconds.new, review: seconds.review }
  const rest: Rest = { ...learner, daysOff: learner.daysOff as DayRange[] }
  const shareOn = (day: StudyDay) => shareOf(rest, day)
  const triage = {
    ...{ interviewDay: until, budget, costs, shares: ratingShares(rollups), shareOn },
    newPerDay: Number.MAX_SAFE_INTEGER,
  }
  const spentMs = rollups
    .filter(({ studyDay }) => studyDay === today)
    .reduce((sum, row) => sum + millisecondsOf(row.measures), 0)
  return {
    today,
    interviewDay: isAhead ? interviewDay : null,
    follows: learner.followPlan,
    plan: {
      ...{ cards, from: today, until, budget, spent: spentMs / 1000, costs, shares: triage.shares, shareOn },
      policy: interviewPolicy(cards.length, triage),
    },
    waiting: waitingCards(learner.interviewMode ? [] : rows.map((row) => ({ ...row, isSuspended: false }))),
    rows: new Map(ordered.map((row) => [row.id, row])),
    triage,
    doubt: doubtOf(evidence),
    changeSeq: learner.changeSeq,
  }
}
