import { ceilE, isAbove, toDigits } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { distinctMistakes, valueOptions } from '../values'
import { exact, exactPercent, rounded } from '../words'

/** G05. Shards and replicas: shards divide memory and latency, replicas carry the load. */

type Cluster = {
  indexGB: number
  ramGB: number
  qps: number
  cpuMs: number
  cores: number
  budgetMs: number
  utilisation: number
  ramShare: number
}

const replicasOf = ({ qps, cpuMs, cores, utilisation }: Cluster, shards: number): number =>
  ceilE((qps * cpuMs) / shards / 1000 / (cores * utilisation)) + 1

const idOf = (shards: number, replicas: number): string => `${shards}x${replicas}`

const memoryBound = ({ indexGB, ramShare, ramGB }: Cluster): number => indexGB / (ramShare * ramGB)
const latencyBound = ({ cpuMs, budgetMs }: Cluster): number => cpuMs / budgetMs

const solve = (v: Cluster): Solved => {
  const memoryShards = ceilE(memoryBound(v))
  const latencyShards = ceilE(latencyBound(v))
  const shards = Math.max(1, memoryShards, latencyShards)
  const replicas = replicasOf(v, shards)
  const ratio = memoryBound(v) / latencyBound(v)
  return {
    answers: [idOf(shards, replicas)],
    near: false,
    ratio,
    deciding: isAbove(ratio, 1) ? 'memory' : 'latency',
    flipped: null,
    intermediates: {
      shards,
      replicas,
      hosts: shards * replicas,
      memoryShards,
      latencyShards,
      cpuMsPerShard: v.cpuMs / shards,
    },
  }
}

const mistakesOf = (v: Cluster, { answers: [answer], intermediates }: Solved) => {
  const [shards, replicas] = [intermediates.shards!, intermediates.replicas!]
  const only = (some: number): string => idOf(Math.max(1, some), replicasOf(v, Math.max(1, some)))
  return distinctMistakes(answer, [
    {
      id: 'memory-only',
      label: 'Shards by memory alone',
      value: only(intermediates.memoryShards!),
      mistake: 'Shards by memory alone: a query then takes longer on a shard than it may.',
    },
    {
      id: 'latency-only',
      label: 'Shards by latency alone',
      value: only(intermediates.latencyShards!),
      mistake: 'Shards by latency alone: a part of the index then does not fit the memory of a host.',
    },
    {
      id: 'no-spare',
      label: 'As many replicas as the load needs, none spare',
      value: idOf(shards, replicas - 1),
      mistake: 'No spare replica: when a host fails, the others are loaded beyond what was planned.',
    },
    {
      id: 'undivided-work',
      label: "Replicas by the whole query's CPU time",
      value: idOf(shards, replicasOf(v, 1)),
      mistake: 'The work was not divided by the shards: each does only its part of a query.',
    },
    {
      id: 'full-cores',
      label: 'Cores taken as fully usable',
      value: idOf(shards, replicasOf({ ...v, utilisation: 1 }, shards)),
      mistake: 'Cores taken as fully usable: at that load the queue has no end.',
    },
    {
      id: 'doubled-replicas',
      label: 'Replicas doubled to be safe',
      value: idOf(shards, 2 * replicas),
      mistake: 'Replicas doubled: one spare was asked for, not a second set.',
    },
    {
      id: 'one-shard-more',
      label: 'One shard more to be safe',
      value: idOf(shards + 1, replicas),
      mistake: 'One shard more than memory and latency ask for: it only makes the tail worse.',
    },
  ])
}

const countOf = (shards: number): string => `${exact(shards)} ${shards === 1 ? 'shard' : 'shards'}`

const labelOf = (value: string): string => {
  const [shards, replicas] = value.split('x').map(Number) as [number, number]
  return `${countOf(shards)}, ${replicas} ${replicas === 1 ? 'replica' : 'replicas'} of each`
}

export const shardsAndReplicas: Generator<Cluster> = {
  id: 'G05',
  slug: 'shards-and-replicas',
  title: 'Shards and replicas',
  revision: 1,
  topic: 'T11',
  kind: 'value',
  factIds: ['F11.6', 'F8.27'],
  variables: {
    indexGB: { label: 'Size of the index', unit: 'GB' },
    ramGB: { label: 'Memory of a host', unit: 'GB' },
    qps: { label: 'Queries', unit: 'a second' },
    cpuMs: { label: 'CPU time of a query over the whole index', unit: 'ms' },
    cores: { label: 'Cores of a host', unit: '' },
    budgetMs: { label: 'A query may take on a shard', unit: 'ms' },
    utilisation: { label: 'Hosts run at', unit: '', kind: 'assumption' },
    ramShare: { label: 'Usable memory', unit: '', kind: 'assumption' },
  },
  whole: [],
  draw: (from) => ({
    indexGB: from.log('indexGB', 5, 5000, 2),
    ramGB: from.oneOf('ramGB', [32, 64, 128, 256, 512]),
    qps: from.log('qps', 100, 50_000, 2),
    cpuMs: from.log('cpuMs', 1, 100, 2),
    cores: from.oneOf('cores', [8, 16, 32, 64]),
    budgetMs: from.oneOf('budgetMs', [2, 5, 10, 20, 50]),
    utilisation: 0.6,
    ramShare: 0.7,
  }),
  isFair: (v, solved) => {
    const { shards, replicas } = solved.intermediates
    // One shard more is a mistake of its own only where it would not save a replica.
    const isOneMoreShown = mistakesOf(v, solved).some(({ id }) => id === 'one-shard-more')
    if (isOneMoreShown && replicasOf(v, shards! + 1) !== replicas) return false
    return shards! <= 64 && replicas! >= 2 && replicas! <= 64
  },
  aims: [{ aim: 'memory' }, { aim: 'latency' }],
  aimOf: (_, { deciding }) => deciding,
  solve,
  options: (v, solved) => valueOptions(solved.answers[0], mistakesOf(v, solved), labelOf),
  reasons: (v, solved) => [
    {
      id: solved.deciding,
      label:
        'Shards by memory or latency, whichever asks for more; replicas by the work of one shard; one spare',
    },
    ...mistakesOf(v, solved).map(({ id, label }) => ({ id, label })),
  ],
  crossover: (v) => ({
    variable: 'indexGB',
    value: v.ramShare * v.ramGB * latencyBound(v),
    meaning: 'Memory takes over from latency',
    curves: [
      { id: 'memory', label: 'shards for memory', y: (x) => x / (v.ramShare * v.ramGB) },
      { id: 'latency', label: 'shards for latency', y: () => latencyBound(v) },
    ],
  }),
  twist: ({ qps }) => ({ qps: toDigits(qps * 3, 2) }),
  story:
    'An index is split into shards, and every query touches all of them. A shard gives each query one thread, so its time there is its CPU time. One replica of each shard is spare (N+1).\nHow many shards, and how many replicas of each, are enough?',
  say: {
    utilisation: (share) => `${exactPercent(share)} of their capacity`,
    ramShare: (share) => `${exactPercent(share)} of a host's`,
  },
  explain: (v, { deciding, intermediates }) => {
    const { shards, replicas, hosts, memoryShards, latencyShards, cpuMsPerShard } = intermediates
    const decides =
      memoryShards === latencyShards ? 'memory and latency agree' : `${deciding} asks for more and decides`
    return `Memory asks for ${countOf(memoryShards!)} (${exact(v.indexGB)} GB at ${rounded(v.ramShare * v.ramGB)} GB a host), latency for ${countOf(latencyShards!)} (${exact(v.cpuMs)} ms at ${exact(v.budgetMs)} ms): ${decides}. A shard works ${rounded(cpuMsPerShard!)} ms on a query, so ${exact(v.qps)} queries a second on ${exact(v.cores)} cores at ${exactPercent(v.utilisation)} need ${rounded(replicas! - 1)} of each, and with the spare one ${rounded(replicas!)}. ${countOf(shards!)} by ${rounded(replicas!)} make ${rounded(hosts!)} hosts. Shards cut memory and latency, replicas buy throughput and availability; more shards than needed only worsen the tail.`
  },
  mistakes: (v, solved) =>
    Object.fromEntries(mistakesOf(v, solved).map(({ value, mistake }) => [value, mistake])),
}
