import { ceilE, isAtMost, toDigits } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide, usualBand, type Step } from '../ladder'
import { rounded } from '../words'

/** G01. Exact search or an approximate index: a duty, a lifetime and a bandwidth decide, never "large". */

type Search = {
  vectors: number
  dimension: number
  qps: number
  budgetMs: number
  lifetimeSearches: number
  exactRequired: boolean
  bandwidthGBs: number
  hosts: number
  utilisation: number
  latencyShare: number
}

/** Searches below which Faiss holds an index not worth building, and where that begins to be arguable. */
const fewSearches = 10_000
const veryFewSearches = 1000

/** ms a host needs to scan one vector. */
const msPerVector = ({ dimension, bandwidthGBs }: Search): number => (4 * dimension) / (bandwidthGBs * 1e6)

const quantitiesOf = (v: Search) => {
  const scanMs = (v.vectors * 4 * v.dimension) / (v.bandwidthGBs * 1e6)
  const allowedMs = v.latencyShare * v.budgetMs
  const shards = Math.max(1, ceilE(scanMs / allowedMs))
  const work = (v.qps * scanMs) / 1000 / v.utilisation
  const flatHosts = Math.max(shards, ceilE(work))
  const load = Math.max(scanMs / allowedMs, work) / v.hosts
  return { scanMs, allowedMs, shards, flatHosts, load, flat: shards === 1 ? 'flat' : 'flat-sharded' }
}

const solve = (v: Search): Solved => {
  const { scanMs, allowedMs, shards, flatHosts, load, flat } = quantitiesOf(v)
  const searches = v.lifetimeSearches
  const steps: Step[] = [
    { id: 'duty', option: flat, holds: v.exactRequired, kind: 'hard' },
    {
      id: 'few-searches',
      option: flat,
      holds: isAtMost(searches, fewSearches),
      kind: 'soft',
      ratio: searches / fewSearches,
      band: [veryFewSearches / fewSearches, 1],
    },
    { id: 'fits', option: flat, holds: isAtMost(load, 1), kind: 'soft', ratio: load },
  ]
  const decision = decide(steps, { id: 'too-many-hosts', option: 'ann' })
  const intermediates = { scanMs, shards, flatHosts }
  const oneHost = scanMs / allowedMs
  const isBetweenShards = isAtMost(usualBand[0], oneHost) && isAtMost(oneHost, usualBand[1])
  if (decision.near || decision.answers[0] === 'ann' || !isBetweenShards)
    return { ...decision, intermediates }
  // Between one shard and two either is right, also under the duty: the duty vetoes the index, it does not count shards.
  const other = flat === 'flat' ? 'flat-sharded' : 'flat'
  return { ...decision, answers: [decision.answers[0], other], near: true, ratio: oneHost, intermediates }
}

const explanations: Record<string, (v: Search, solved: Solved) => string> = {
  duty: (v, { intermediates: { scanMs, shards } }) =>
    `A missed neighbour is forbidden here, so an index that may miss one is out, whatever it saves. A scan takes ${rounded(scanMs!)} ms on one host against ${rounded(v.latencyShare * v.budgetMs)} ms allowed, which makes ${rounded(shards!)} ${shards === 1 ? 'shard' : 'shards'}.`,
  'few-searches': (v) =>
    `Only ${rounded(v.lifetimeSearches)} searches will ever run. Below about 1,000 to 10,000 the time to build and tune an index is never earned back.`,
  fits: (v, { intermediates: { scanMs, flatHosts } }) =>
    `A scan takes ${rounded(scanMs!)} ms, and all queries together need ${rounded(flatHosts!)} ${flatHosts === 1 ? 'host' : 'hosts'} of the ${rounded(v.hosts)} there are. Exact search is simplest, complete and fresh at once, so nothing is gained by giving up recall.`,
  'too-many-hosts': (v, { intermediates: { scanMs, flatHosts } }) =>
    `A scan takes ${rounded(scanMs!)} ms on one host, so exact search would need ${rounded(flatHosts!)} hosts where there are ${rounded(v.hosts)}. An index reads a small part of the vectors for each query and repays its building over ${rounded(v.lifetimeSearches)} searches.`,
}

export const exactOrApproximateSearch: Generator<Search> = {
  id: 'G01',
  slug: 'exact-or-approximate-search',
  title: 'Exact search or an approximate index',
  revision: 1,
  topic: 'T08',
  kind: 'choice',
  factIds: ['F8.2', 'F8.3', 'F8.18', 'F8.19', 'F8.29'],
  variables: {
    vectors: { label: 'Vectors', unit: '' },
    dimension: { label: 'Dimension', unit: '' },
    qps: { label: 'Queries', unit: 'a second' },
    budgetMs: { label: 'Latency budget', unit: 'ms' },
    lifetimeSearches: { label: 'Searches in the life of the index', unit: '' },
    exactRequired: { label: 'Exactness', unit: '' },
    bandwidthGBs: { label: 'Memory bandwidth', unit: 'GB/s a host' },
    hosts: { label: 'Hosts', unit: '' },
    utilisation: { label: 'Hosts run at', unit: 'of their capacity', kind: 'assumption' },
    latencyShare: { label: 'A scan may take', unit: 'of the budget', kind: 'assumption' },
  },
  whole: ['vectors', 'lifetimeSearches'],
  draw: (from) => ({
    vectors: from.log('vectors', 1000, 1e9, 2),
    dimension: from.oneOf('dimension', [64, 96, 128, 256, 384, 768, 1024, 1536]),
    qps: from.log('qps', 0.1, 50_000, 2),
    budgetMs: from.log('budgetMs', 5, 1000, 2),
    lifetimeSearches: from.log('lifetimeSearches', 100, 1e10, 2),
    exactRequired: from.isHit(0.25),
    bandwidthGBs: from.oneOf('bandwidthGBs', [10, 20, 40, 60, 100]),
    hosts: from.oneOf('hosts', [1, 2, 4, 8, 16, 32]),
    utilisation: 0.6,
    latencyShare: 0.5,
  }),
  isFair: (v) => {
    const { shards, flatHosts } = quantitiesOf(v)
    if (v.lifetimeSearches < 60 * v.qps) return false
    if (v.lifetimeSearches <= fewSearches && shards > 64) return false
    return !v.exactRequired || flatHosts <= 4 * v.hosts
  },
  aims: [{ aim: 'flat' }, { aim: 'flat-sharded' }, { aim: 'ann' }],
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: ({ exactRequired }) => [
    { id: 'flat', label: 'Exact search on one host, copied as often as the load asks' },
    { id: 'flat-sharded', label: 'Exact search, the vectors spread over several hosts' },
    { id: 'ann', label: 'An approximate index' },
    ...(exactRequired
      ? [{ id: 'ann-then-exact', label: 'An approximate index, its candidates scored again exactly' }]
      : []),
  ],
  reasons: () => [
    { id: 'duty', label: 'Exactness is a duty' },
    { id: 'few-searches', label: 'Too few searches will ever run to repay an index' },
    { id: 'fits', label: 'Exact search fits the hosts there are' },
    { id: 'too-many-hosts', label: 'Exact search needs more hosts than there are' },
  ],
  crossover: (v) => {
    const perVector = msPerVector(v)
    const allowedMs = v.latencyShare * v.budgetMs
    if (v.exactRequired)
      return {
        variable: 'vectors',
        value: allowedMs / perVector,
        curves: [
          { id: 'scan', label: 'time of a scan on one host, ms', y: (x) => x * perVector },
          { id: 'allowed', label: 'time a scan may take, ms', y: () => allowedMs },
        ],
      }
    const hostsPerVector = Math.max(perVector / allowedMs, (v.qps * perVector) / 1000 / v.utilisation)
    return {
      variable: 'vectors',
      value: v.hosts / hostsPerVector,
      curves: [
        { id: 'needed', label: 'hosts that exact search needs', y: (x) => x * hostsPerVector },
        { id: 'available', label: 'hosts available', y: () => v.hosts },
      ],
    }
  },
  twist: ({ exactRequired }) => ({ exactRequired: !exactRequired }),
  story:
    'Vectors are float32 and lie in memory. Queries come one at a time and are not batched, so a scan is bound by memory bandwidth.\nHow do you search?',
  say: {
    exactRequired: (isRequired) =>
      isRequired ? 'a duty: no neighbour may be missed' : 'wished for, no duty',
    utilisation: (share) => `${toDigits(share * 100, 3)}% of their capacity`,
    latencyShare: (share) => `${toDigits(share * 100, 3)}% of the budget`,
  },
  explain: (v, solved) =>
    `${explanations[solved.deciding]!(v, solved)} Batching queries into one matrix product would raise the throughput several times, but not shorten a single query; this scenario leaves it out.`,
  mistakes: ({ exactRequired }) => ({
    flat: 'One host cannot scan all vectors within the time a scan may take, or cannot carry the load.',
    'flat-sharded':
      'One host scans fast enough here: more hosts are a matter of throughput, and copies give that without splitting a query.',
    ann: exactRequired
      ? 'An approximate index may miss a neighbour, and here none may be missed.'
      : '"Large" is no reason: exact search fits, or the index would never earn back its building.',
    'ann-then-exact':
      'Scoring candidates again exactly does not bring back neighbours that the index never returned.',
  }),
}
