import { isAbove, isAtLeast, isAtMost, isBelow, toDigits, toTwelve, toWhole } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide, type Step } from '../ladder'
import { exact, exactPercent, percent, rounded } from '../words'

/** G36. A moderation queue that overflows: levers in the order of what they cost. */

type Moderation = {
  volume: number
  prevalence: number
  tpr: number
  fpr: number
  capacity: number
  strictTpr: number
  strictFpr: number
  minTpr: number
  autoShare: number
}

const flaggedOf = ({ volume, prevalence }: Moderation, tpr: number, fpr: number): number =>
  volume * (prevalence * tpr + (1 - prevalence) * fpr)

const quantitiesOf = (v: Moderation) => {
  const flagged = flaggedOf(v, v.tpr, v.fpr)
  const strictFlagged = flaggedOf(v, v.strictTpr, v.strictFpr)
  return {
    flagged,
    precision: (v.prevalence * v.tpr) / (flagged / v.volume),
    strictFlagged,
    strictPrecision: (v.prevalence * v.strictTpr) / (strictFlagged / v.volume),
    leftAfterAuto: flagged * (1 - v.autoShare),
  }
}

const solve = (v: Moderation): Solved => {
  const intermediates = quantitiesOf(v)
  const { flagged, strictFlagged, leftAfterAuto } = intermediates
  const keepsRecall = isAtLeast(v.strictTpr, v.minTpr)
  const mayAct = v.autoShare > 0
  const steps: Step[] = [
    {
      id: 'queue-fits',
      option: 'fits',
      holds: isAtMost(flagged, v.capacity),
      kind: 'soft',
      ratio: flagged / v.capacity,
    },
    {
      id: 'stricter-fits',
      option: 'raise-threshold',
      holds: keepsRecall && isAtMost(strictFlagged, v.capacity),
      kind: keepsRecall ? 'soft' : 'hard',
      ratio: strictFlagged / v.capacity,
    },
    {
      id: 'acting-frees-enough',
      option: 'auto-act',
      holds: mayAct && isAtMost(leftAfterAuto, v.capacity),
      kind: mayAct ? 'soft' : 'hard',
      ratio: leftAfterAuto / v.capacity,
    },
  ]
  return { ...decide(steps, { id: 'no-lever-suffices', option: 'tier' }), intermediates }
}

/** Why the stricter threshold is no way out. */
const strictWords = (v: Moderation, { intermediates: { strictFlagged } }: Solved): string =>
  isAtLeast(v.strictTpr, v.minTpr)
    ? `The stricter threshold still flags ${rounded(strictFlagged!)}.`
    : `The stricter threshold finds ${exactPercent(v.strictTpr)} where policy asks for ${exactPercent(v.minTpr)}.`

const explanations: Record<string, (v: Moderation, solved: Solved) => string> = {
  'queue-fits': () =>
    'The reviewers can see them all, so any other lever would give up recall or put errors beyond human eyes for nothing.',
  'stricter-fits': (v, { intermediates: { strictFlagged, strictPrecision } }) =>
    `The stricter threshold flags ${rounded(strictFlagged!)}, which fits, and finds ${exactPercent(v.strictTpr)} where policy asks for ${exactPercent(v.minTpr)}. Precision rises to ${percent(strictPrecision!)}: where harm is rare, most of a queue is the false positives of a huge harmless class.`,
  'acting-frees-enough': (v, solved) =>
    `${strictWords(v, solved)} Acting by machine on the ${exactPercent(v.autoShare)} that are sure leaves ${rounded(solved.intermediates.leftAfterAuto!)} for people, which fits. Keep an appeal and a sample for review, since nobody looks at the rest.`,
  'no-lever-suffices': (v, solved) =>
    `${strictWords(v, solved)} ${v.autoShare > 0 ? `Acting by machine on the ${exactPercent(v.autoShare)} that are sure leaves ${rounded(solved.intermediates.leftAfterAuto!)}, still too many.` : 'Policy forbids acting without people.'} Something must wait, so let it be what harms least: order the queue by severity times expected views.`,
}

export const moderationQueue: Generator<Moderation> = {
  id: 'G36',
  slug: 'moderation-queue',
  title: 'A moderation queue that overflows',
  revision: 1,
  topic: 'T06',
  kind: 'choice',
  factIds: ['F6.5', 'F6.20'],
  variables: {
    volume: { label: 'Volume', unit: 'items a day' },
    prevalence: { label: 'Prevalence of harm', unit: '' },
    tpr: { label: 'True-positive rate', unit: '' },
    fpr: { label: 'False-positive rate', unit: '' },
    capacity: { label: 'Review capacity', unit: 'items a day' },
    strictTpr: { label: 'True-positive rate of the next stricter threshold', unit: '' },
    strictFpr: { label: 'False-positive rate of the next stricter threshold', unit: '' },
    minTpr: { label: 'Least true-positive rate by policy', unit: '' },
    autoShare: { label: 'Sure enough to act without people', unit: '' },
  },
  whole: ['volume', 'capacity'],
  draw: (from) => {
    const volume = toWhole(from.log('volume', 100_000, 1e9, 2))
    const prevalence = from.log('prevalence', 0.0001, 0.02, 2)
    const tpr = from.oneOf('tpr', [0.8, 0.85, 0.9, 0.95])
    const fpr = from.oneOf('fpr', [0.0005, 0.001, 0.002, 0.005, 0.01])
    const capacity = toWhole(from.log('capacity', 100, 1e7, 2))
    const strictTpr = from.oneOf('strictTpr', [0.4, 0.5, 0.6, 0.7])
    const strictFpr = toTwelve(fpr / from.oneOf('strictness', [5, 10, 20, 40]))
    const minTpr = from.oneOf('minTpr', [0.3, 0.5, 0.6, 0.7])
    const autoShare = from.oneOf('autoShare', [0, 0.2, 0.4, 0.6, 0.8])
    return { volume, prevalence, tpr, fpr, capacity, strictTpr, strictFpr, minTpr, autoShare }
  },
  follow: (moved, { fpr, strictFpr }) => ({
    ...moved,
    strictFpr: toTwelve(moved.fpr / toWhole(fpr / strictFpr)),
  }),
  isFair: (v, { intermediates }) => {
    const load = intermediates.flagged! / v.capacity
    return isBelow(v.strictTpr, v.tpr) && isAtLeast(load, 0.02) && isAtMost(load, 50)
  },
  aims: [{ aim: 'fits' }, { aim: 'raise-threshold' }, { aim: 'auto-act' }, { aim: 'tier' }],
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'fits', label: 'Leave it: people review all that is flagged' },
    { id: 'raise-threshold', label: 'Take the stricter threshold' },
    { id: 'auto-act', label: 'Act by machine on the sure part, review the rest' },
    { id: 'tier', label: 'Review the worst and widest first, let the rest wait' },
  ],
  reasons: () => [
    { id: 'queue-fits', label: 'All that is flagged fits the reviewers' },
    { id: 'stricter-fits', label: 'A stricter threshold fits and keeps the recall' },
    { id: 'acting-frees-enough', label: 'Acting on the sure part frees enough' },
    { id: 'no-lever-suffices', label: 'No other lever makes it fit' },
  ],
  crossover: (v) => {
    const fpr = (v.capacity / v.volume - v.prevalence * v.tpr) / (1 - v.prevalence)
    const capacity = { id: 'capacity', label: 'items reviewed a day', y: () => v.capacity }
    if (isAbove(fpr, 0) && fpr > 0)
      return {
        variable: 'fpr',
        value: fpr,
        kind: 'share',
        curves: [{ id: 'flagged', label: 'items flagged a day', y: (x) => flaggedOf(v, v.tpr, x) }, capacity],
      }
    const perItem = flaggedOf({ ...v, volume: 1 }, v.tpr, v.fpr)
    return {
      variable: 'volume',
      value: v.capacity / perItem,
      words: `True positives alone fill the queue, so no false-positive rate would save it; it fits up to ${rounded(v.capacity / perItem)} items a day.`,
      curves: [{ id: 'flagged', label: 'items flagged a day', y: (x) => x * perItem }, capacity],
    }
  },
  twist: ({ volume, capacity }, { answers }) =>
    answers[0] === 'fits' ? { volume: volume * 5 } : { capacity: toWhole(toDigits(capacity * 5, 2)) },
  story:
    'A classifier flags items, and people review what it flags. Levers are tried in the order of what they cost: a stricter threshold as long as policy’s recall is kept, then acting by machine where policy lets you.\nWhat do you do with the queue?',
  say: {
    prevalence: exactPercent,
    tpr: exactPercent,
    fpr: exactPercent,
    strictTpr: exactPercent,
    strictFpr: exactPercent,
    minTpr: exactPercent,
    autoShare: (share) =>
      share > 0 ? `${exactPercent(share)} of the flagged items` : 'nothing: policy forbids it',
  },
  explain: (v, solved) => {
    const { flagged, precision } = solved.intermediates
    return `A day brings ${rounded(flagged!)} flagged items, ${percent(precision!)} of them harmful, against ${exact(v.capacity)} that people can review. ${explanations[solved.deciding]!(v, solved)}`
  },
  mistakes: (v, { deciding, intermediates: { flagged } }) => {
    const isFitting = deciding === 'queue-fits'
    const spare = 'A lever is pulled although people can review all that is flagged.'
    return {
      fits: `The false positives of a huge harmless class are forgotten: ${rounded(flagged!)} items are flagged against ${exact(v.capacity)} that can be reviewed.`,
      'raise-threshold': isFitting
        ? spare
        : isAtLeast(v.strictTpr, v.minTpr)
          ? 'The stricter threshold still flags more than people can review.'
          : 'The stricter threshold finds less than policy asks for.',
      'auto-act': isFitting
        ? spare
        : deciding === 'stricter-fits'
          ? 'Machines act alone although a stricter threshold keeps people in the loop.'
          : 'Policy forbids acting without people, or too much would still be left for them.',
      tier: isFitting ? spare : 'A lever is overlooked: items would wait that need not.',
    }
  },
}
