import type { StatsQuery, StatsReply } from '@/lib/contract/stats'
import { AppError } from '@/lib/core/errors'
import { graphNames, type Graph, type GraphName, type Scope } from '@/lib/core/stats/graph'
import { formatDay } from '@/lib/core/study-day'
import type { Context } from './context'
import * as cards from './stats-of-cards'
import * as days from './stats-of-days'
import * as graphs from './stats-graphs'
import { findScope, type StatsScope } from './stats-scope'

/** Every graph there is; one more is one more line here and one in `graphNames`. */
const makers: Record<GraphName, (scope: StatsScope) => Promise<Graph>> = {
  today: graphs.makeToday,
  calendar: graphs.makeCalendar,
  reviews: graphs.makeReviews,
  'future-due': graphs.makeFutureDue,
  'card-counts': graphs.makeCardCounts,
  'true-retention': graphs.makeTrueRetention,
  added: graphs.makeAdded,
  hourly: days.makeHourly,
  'answer-buttons': days.makeAnswerButtons,
  'time-per-card': days.makeTimePerCard,
  calibration: days.makeCalibration,
  confidence: days.makeConfidence,
  'forgetting-curve': days.makeForgettingCurve,
  intervals: cards.makeIntervals,
  stability: cards.makeStability,
  difficulty: cards.makeDifficulty,
  retrievability: cards.makeRetrievability,
  leeches: cards.makeLeeches,
  'sure-and-wrong': cards.makeSureAndWrong,
}

const isGraph = (name: string): name is GraphName => (graphNames as readonly string[]).includes(name)

const nameOf = (scope: Scope): string => {
  if (scope.kind === 'all') return 'all'
  return scope.kind === 'deck' ? `deck:${scope.id}` : `competency:${scope.code}`
}

/**
 * One graph as a table, from day rollups and card rows; the log is never read. A year of everything unless asked.
 * @throws AppError not-found for a graph that does not exist or a deck that is not the learner's
 */
export const getStats = async (
  { viewer, now }: Context,
  { graph, at = now, range = '1y', scope = { kind: 'all' } }: StatsQuery & { graph: string },
): Promise<StatsReply> => {
  if (!isGraph(graph))
    throw new AppError('not-found', `There is no such graph yet. There are: ${graphNames.join(', ')}.`)
  const made = await makers[graph](await findScope(viewer.userId, at, range, scope))
  return {
    ...{ graph, scope: nameOf(scope), range },
    ...made,
    ...{ from: formatDay(made.from), to: formatDay(made.to) },
  }
}
