import { isAtMost, isBelow } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide, type Step } from '../ladder'
import { exact, percent, rounded } from '../words'

/** G13. ROC-AUC, PR-AUC or an operating point: what the number is for decides first, the rarity of positives last. */

type Metric = { prevalence: number; tpr: number; fpr: number; decision: string }

/** Prevalence below which positives count as rare: a convention. */
const rare = 0.05

/** Prevalence at which half of the alerts are right. */
const evenOf = ({ tpr, fpr }: Metric): number => fpr / (fpr + tpr)
const boundOf = (v: Metric): number => Math.max(rare, evenOf(v))

const precisionOf = ({ prevalence, tpr, fpr }: Metric): number =>
  (prevalence * tpr) / (prevalence * tpr + (1 - prevalence) * fpr)

const solve = (v: Metric): Solved => {
  const bound = boundOf(v)
  const duty = (id: string, option: string): Step => ({
    id,
    option,
    holds: v.decision === id,
    kind: 'hard',
  })
  const decision = decide(
    [
      duty('cross-dataset', 'roc-auc'),
      duty('within-user-order', 'roc-auc'),
      duty('precision-floor', 'recall-at-precision'),
      duty('fixed-threshold', 'operating-point'),
      {
        id: 'rare-positives',
        option: 'pr-auc',
        holds: isBelow(v.prevalence, bound),
        kind: 'soft',
        ratio: v.prevalence / bound,
      },
    ],
    { id: 'common-positives', option: 'roc-auc' },
  )
  return { ...decision, intermediates: { precision: precisionOf(v), evenPrevalence: evenOf(v) } }
}

const limitWords = (v: Metric): string =>
  `${rounded(boundOf(v))}, the larger of ${exact(rare)}, a convention, and ${rounded(evenOf(v))}, where half of the alerts are right`

const explanations: Record<string, (v: Metric, solved: Solved) => string> = {
  'cross-dataset': (v) =>
    `Because the sets differ in prevalence, ROC-AUC is the number that can be compared: it does not move with prevalence as long as each class keeps its scores.\nThe baseline of PR-AUC is the prevalence itself, ${exact(v.prevalence)} here and something else elsewhere.`,
  'within-user-order': () =>
    'Because only the order inside each user counts, take ROC-AUC for each user and average: it is the chance that a positive stands above a negative.\nNo threshold and no precision is ever used, so a metric built on them measures what nobody sees.',
  'precision-floor': (_, { intermediates: { precision } }) =>
    `Because policy prescribes a precision, the question left is how much recall it costs: recall at that precision.\nThe typical working point reaches a precision of ${rounded(precision!)}; an area would average over thresholds that are not allowed.`,
  'fixed-threshold': (v, { intermediates: { precision } }) =>
    `Because the threshold is fixed, what matters is what happens there: a precision of ${rounded(precision!)} and a recall of ${exact(v.tpr)} at the typical working point.\nAn area would average over thresholds that will never be used.`,
  'rare-positives': (v, { intermediates: { precision } }) =>
    `Because the prevalence is ${exact(v.prevalence)} against a limit of ${limitWords(v)}, positives are rare and PR-AUC shows what the readers of alerts get.\nAt the typical working point the precision is ${rounded(precision!)}; ROC-AUC would look the same at any prevalence and hide the false alerts.`,
  'common-positives': (v, { intermediates: { precision } }) =>
    `Because the prevalence is ${exact(v.prevalence)} against a limit of ${limitWords(v)}, positives are common enough and ROC-AUC tells models apart.\nAt the typical working point the precision is ${rounded(precision!)}; PR-AUC would do no harm, and say little more.`,
}

export const whichClassificationMetric: Generator<Metric> = {
  id: 'G13',
  slug: 'which-classification-metric',
  title: 'ROC-AUC, PR-AUC or an operating point',
  revision: 1,
  topic: 'T06',
  kind: 'choice',
  factIds: ['F6.3', 'F6.4', 'F6.5', 'F6.17'],
  variables: {
    prevalence: { label: 'Prevalence of positives', unit: '' },
    tpr: { label: 'True positive rate', unit: '' },
    fpr: { label: 'False positive rate', unit: '' },
    decision: { label: 'What the number is for', unit: '' },
  },
  whole: [],
  draw: (from) => ({
    prevalence: from.log('prevalence', 0.0001, 0.5, 2),
    tpr: from.steps('tpr', 0.5, 0.95, 0.05),
    fpr: from.oneOf('fpr', [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1]),
    decision: from.oneOf('decision', [
      ...['alert-queue', 'alert-queue', 'cross-dataset'],
      ...['within-user-order', 'precision-floor', 'fixed-threshold'],
    ]),
  }),
  isFair: (v) => v.decision !== 'alert-queue' || isAtMost(v.prevalence, 1.25 * boundOf(v)),
  // All options alike; two fifths of ROC-AUC from alert queues, or such a queue would nearly always mean PR-AUC.
  aims: [
    { aim: 'pr-auc', weight: 5 },
    { aim: 'recall-at-precision', weight: 5 },
    { aim: 'operating-point', weight: 5 },
    { aim: 'roc-auc', weight: 3 },
    { aim: 'roc-auc-for-alerts', weight: 2 },
  ],
  aimOf: ({ decision }, { answers }) =>
    answers[0] === 'roc-auc' && decision === 'alert-queue' ? 'roc-auc-for-alerts' : answers[0],
  solve,
  options: () => [
    { id: 'roc-auc', label: 'ROC-AUC' },
    { id: 'pr-auc', label: 'PR-AUC' },
    { id: 'recall-at-precision', label: 'Recall at a given precision' },
    { id: 'operating-point', label: 'Precision and recall at the operating point' },
  ],
  reasons: () => [
    { id: 'cross-dataset', label: 'Sets of different prevalence are compared' },
    { id: 'within-user-order', label: 'Only the order inside each user counts' },
    { id: 'precision-floor', label: 'A precision is prescribed' },
    { id: 'fixed-threshold', label: 'The threshold is already fixed' },
    { id: 'rare-positives', label: 'Positives are rare, and people read the alerts' },
    { id: 'common-positives', label: 'Positives are common enough not to drown in false alerts' },
  ],
  crossover: (v) => ({
    variable: 'prevalence',
    value: evenOf(v),
    kind: 'share',
    meaning: 'Half of the alerts are right',
    curves: [
      { id: 'true', label: 'true alerts per item', y: (x) => x * v.tpr },
      { id: 'false', label: 'false alerts per item', y: (x) => (1 - x) * v.fpr },
    ],
  }),
  twist: ({ decision }) => ({ decision: decision === 'alert-queue' ? 'cross-dataset' : 'alert-queue' }),
  story:
    'You report one number for a binary classifier. The rates are those of a typical working point. By convention, positives count as rare below a prevalence of 5%, or below the one at which half of the alerts are right, if that is higher.\nWhich number do you report?',
  say: {
    decision: (purpose) =>
      ({
        'alert-queue': 'to choose a model for alerts that people read, threshold still open',
        'cross-dataset': 'to compare sets of different prevalence',
        'within-user-order': 'to judge the order of items inside each user',
        'precision-floor': 'to meet a precision that policy prescribes',
        'fixed-threshold': 'to judge a model whose threshold is already fixed',
      })[purpose]!,
  },
  explain: (v, solved) => explanations[solved.deciding]!(v, solved),
  mistakes: (v) => ({
    'roc-auc':
      v.decision === 'alert-queue'
        ? `Takes its blindness to prevalence for a strength: the alerts of this queue are right in ${percent(precisionOf(v))} of cases.`
        : 'Averages over thresholds where only some of them, or one, will be used.',
    'pr-auc':
      v.decision === 'cross-dataset'
        ? 'Compares across prevalences, where its baseline moves with them.'
        : 'Averages over thresholds that the purpose rules out, or adds little where positives are common.',
    'recall-at-precision': 'Needs a prescribed precision, and here none is.',
    'operating-point': 'Needs a threshold, and here none is fixed yet.',
  }),
}
