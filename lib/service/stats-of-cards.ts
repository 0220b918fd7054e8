import { difficulty } from '@/lib/core/stats/difficulty'
import type { Graph } from '@/lib/core/stats/graph'
import { intervals } from '@/lib/core/stats/intervals'
import { leeches } from '@/lib/core/stats/leeches'
import { retrievability } from '@/lib/core/stats/retrievability'
import { stability } from '@/lib/core/stats/stability'
import { sureSums } from '@/lib/core/stats/sure'
import { sureAndWrong } from '@/lib/core/stats/sure-and-wrong'
import {
  countDifficulty,
  countIntervals,
  countStability,
  findLeeches,
  findMistaken,
  sumRecall,
} from '@/lib/db/stats-memory'
import { rangeSums, startOf } from './stats-of-days'
import type { StatsScope } from './stats-scope'

export const makeIntervals = async ({ userId, selection, today }: StatsScope): Promise<Graph> =>
  intervals(await countIntervals(userId, selection), today)

export const makeStability = async ({ userId, selection, today }: StatsScope): Promise<Graph> =>
  stability(await countStability(userId, selection), today)

export const makeDifficulty = async ({ userId, selection, today }: StatsScope): Promise<Graph> =>
  difficulty(await countDifficulty(userId, selection), today)

export const makeRetrievability = async (scope: StatsScope): Promise<Graph> => {
  const { userId, selection, today, at, presets } = scope
  const decays = presets.map(({ deckId, config }) => ({ deckId, decay: config.weights[20]! }))
  return retrievability(await sumRecall(userId, selection, decays, at), today)
}

export const makeLeeches = async (scope: StatsScope): Promise<Graph> => {
  const { userId, selection, today, presets } = scope
  const thresholds = presets
    .filter(({ config }) => config.leechThreshold > 0)
    .map(({ deckId, config }) => ({ deckId, lapses: config.leechThreshold }))
  const [{ cards, counts }, { sums, from }] = await Promise.all([
    findLeeches(userId, selection, thresholds),
    rangeSums(scope, sureSums),
  ])
  return leeches(cards, counts, sums, from, today)
}

export const makeSureAndWrong = async (scope: StatsScope): Promise<Graph> => {
  const { userId, selection, today } = scope
  const [{ cards, counts }, { sums, from }] = await Promise.all([
    findMistaken(userId, selection, startOf(scope), today),
    rangeSums(scope, sureSums),
  ])
  return sureAndWrong(cards, counts, sums, from, today)
}
