/** A scenario as a learner could write it: costs decide, and the ranges bring about both answers. */
export const cacheOrDatabase = {
  story: 'Reads grow. A cache before the database, or a larger database?',
  options: [
    {
      label: 'A cache',
      cost: 'hosts * hostCost',
      reason: 'Hosts cost the same however many reads there are',
      explanation: 'At {qps} reads a second the cache costs {firstCost}, the database {secondCost}.',
    },
    {
      label: 'A larger database',
      cost: '100 + qps * 0.1',
      explanation: 'Few reads: {secondCost} against {firstCost}.',
    },
  ],
  others: [{ label: 'Both', mistake: 'Pays twice for the same reads.' }],
  variables: [
    { name: 'qps', label: 'Reads', unit: 'a second', min: 10, max: 100_000, scale: 'log', whole: true },
    { name: 'hosts', label: 'Hosts of the cache', min: 1, max: 20, whole: true },
    { name: 'hostCost', label: 'Cost of a host', unit: 'a month', value: 200 },
  ],
  deciding: 'qps',
}

/** The same question with a crossover that is merely stated. */
export const statedCrossover = {
  story: 'Exact search, or an index?',
  options: [
    { label: 'Exact search', explanation: '{n} vectors are few: below {crossover} a scan is fast enough.' },
    { label: 'An index', explanation: '{n} vectors are many.' },
  ],
  variables: [{ name: 'n', label: 'Vectors', min: 1000, max: 10_000_000, scale: 'log' }],
  deciding: 'n',
  crossover: 100_000,
}
