import { ceilE, isAtMost, toDigits, toWhole } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { bandOf, decide } from '../ladder'
import { exact, rounded } from '../words'

/** G08. Batch or online inference: batch pays for everyone, online pays for every use. */

type Scoring = {
  entities: number
  runsPerDay: number
  activePerDay: number
  requestsPerActive: number
  onlineCostRatio: number
  stalenessHours: number
  requestContext: boolean
}

const batchRunsOf = ({ runsPerDay, stalenessHours }: Scoring): number =>
  Math.max(runsPerDay, ceilE(24 / stalenessHours))

const solve = (v: Scoring): Solved => {
  const batchRuns = batchRunsOf(v)
  const batchUnits = v.entities * batchRuns
  const onlineUnits = v.activePerDay * v.requestsPerActive * v.onlineCostRatio
  const decision = decide(
    [
      { id: 'needs-the-request', option: 'online', holds: v.requestContext, kind: 'hard' },
      {
        id: 'batch-costs-no-more',
        option: batchRuns === v.runsPerDay ? 'batch' : 'more-runs',
        holds: isAtMost(batchUnits, onlineUnits),
        kind: 'soft',
        ratio: batchUnits / onlineUnits,
        band: bandOf(2),
      },
    ],
    { id: 'online-costs-less', option: 'online' },
  )
  return {
    ...decision,
    answers: decision.near ? [...decision.answers, 'hybrid'] : decision.answers,
    intermediates: { batchRuns, batchUnits, onlineUnits },
  }
}

const runsWords = (v: Scoring, batchRuns: number): string =>
  batchRuns === v.runsPerDay
    ? `${exact(v.runsPerDay)} ${v.runsPerDay === 1 ? 'run' : 'runs'} a day keep values fresh enough`
    : `a value may be ${exact(v.stalenessHours)} h old, so batch must run ${rounded(batchRuns)} times a day`

const explanations: Record<string, (v: Scoring, numbers: Solved['intermediates']) => string> = {
  'needs-the-request': (v, { batchUnits, onlineUnits }) =>
    `The score depends on the request itself, which no batch run can know. So it is computed online, whatever the bill: ${rounded(onlineUnits!)} batch scorings' worth a day, where batch would take ${rounded(batchUnits!)} and answer another question.`,
  'batch-costs-no-more': (v, { batchRuns, batchUnits, onlineUnits }) =>
    `Here ${runsWords(v, batchRuns!)}. That makes ${rounded(batchUnits!)} scorings a day; online would cost as much as ${rounded(onlineUnits!)}. Batch pays once for everyone, and so many uses of each score repay it; serving is then a mere lookup.`,
  'online-costs-less': (v, { batchRuns, batchUnits, onlineUnits }) =>
    `Here ${runsWords(v, batchRuns!)}. That makes ${rounded(batchUnits!)} scorings a day, most for entities that nobody asks about; online pays for every use and costs as much as ${rounded(onlineUnits!)}.`,
}

export const batchOrOnlineInference: Generator<Scoring> = {
  id: 'G08',
  slug: 'batch-or-online-inference',
  title: 'Batch or online inference',
  revision: 1,
  topic: 'T11',
  kind: 'choice',
  factIds: ['F11.7', 'F11.20', 'F9.9'],
  variables: {
    entities: { label: 'Entities', unit: '' },
    runsPerDay: { label: 'Batch runs now', unit: 'a day' },
    activePerDay: { label: 'Number of active entities', unit: 'a day' },
    requestsPerActive: { label: 'Requests of an active entity', unit: 'a day' },
    onlineCostRatio: { label: 'An online scoring costs', unit: 'times one in batch' },
    stalenessHours: { label: 'A score may be as old as', unit: 'h' },
    requestContext: { label: 'Score depends on', unit: '' },
  },
  whole: ['entities', 'activePerDay'],
  draw: (from) => {
    const entities = from.log('entities', 100_000, 1e10, 2)
    const active = toWhole(toDigits(entities * from.log('activeShare', 0.001, 1, 12), 2))
    return {
      entities,
      runsPerDay: from.oneOf('runsPerDay', [1, 2, 4, 8, 24]),
      activePerDay: from.derived('activePerDay', active, entities * 0.001, entities),
      requestsPerActive: from.log('requestsPerActive', 1, 50, 2),
      onlineCostRatio: from.steps('onlineCostRatio', 1, 5, 0.5),
      stalenessHours: from.oneOf('stalenessHours', [1, 2, 4, 6, 12, 24, 48, 168]),
      requestContext: from.isHit(0.2),
    }
  },
  isFair: () => true,
  aims: ['batch', 'more-runs', 'online'].map((aim) => ({ aim })),
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'batch', label: 'Batch, as often as now' },
    { id: 'more-runs', label: 'Batch, more often than now' },
    { id: 'online', label: 'Online, at every request' },
    { id: 'hybrid', label: 'Both: batch for the busiest entities, online for the rest' },
  ],
  reasons: () => [
    { id: 'needs-the-request', label: 'The score needs something that only the request knows' },
    {
      id: 'batch-costs-no-more',
      label: 'Scoring everyone often enough costs no more than scoring every request',
    },
    { id: 'online-costs-less', label: 'Scoring every request costs less than scoring everyone often enough' },
  ],
  crossover: (v, { intermediates: { batchUnits } }) => ({
    variable: 'activePerDay',
    value: batchUnits! / (v.requestsPerActive * v.onlineCostRatio),
    curves: [
      { id: 'batch', label: 'batch scorings a day', y: () => batchUnits! },
      {
        id: 'online',
        label: 'online scorings a day, in batch units',
        y: (x) => x * v.requestsPerActive * v.onlineCostRatio,
      },
    ],
  }),
  twist: ({ requestContext }) => ({ requestContext: !requestContext }),
  story:
    'A model gives every entity a score. A batch run scores all of them once and stores the scores; a stored score is as old as the time between runs when it is replaced. Online, every request is scored anew.\nHow do you serve the score?',
  say: {
    requestContext: (does) => (does ? 'the entity and the request itself' : 'the entity alone'),
  },
  explain: (v, { deciding, intermediates }) => explanations[deciding]!(v, intermediates),
  mistakes: (v, { answers: [answer] }) => ({
    batch: v.requestContext
      ? 'No batch run knows the request.'
      : answer === 'more-runs'
        ? 'The scores would be older than they may be.'
        : 'It pays for everyone, or lets scores grow too old, where scoring the requests costs less.',
    'more-runs': v.requestContext
      ? 'No batch run knows the request, however often it runs.'
      : answer === 'batch'
        ? 'The runs there are keep scores fresh enough.'
        : 'It pays for everyone, where scoring the requests costs less.',
    online: 'It forgets what an online scoring costs and how often each score is used.',
    hybrid: 'Two systems to keep alike, where one clearly suffices.',
  }),
}
