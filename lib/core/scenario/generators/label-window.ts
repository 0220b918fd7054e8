import { isAtLeast, toDigits, toWhole } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { bandOf, decide, type Step } from '../ladder'
import { exact, percent, rounded } from '../words'

/** G27. How long to wait for labels: the first mark that collects enough, and a correction for what it misses. */

type Labels = { cumulativeShare: readonly number[]; hours: readonly number[]; targetShare: number }

const band = bandOf(1.05)
const delayed = 'delayed-feedback'
const idOf = (hours: number): string => `window-${hours}`

/** The place of the chosen mark; -1 where none collects enough. */
const chosenOf = ({ cumulativeShare, targetShare }: Labels): number =>
  cumulativeShare.findIndex((share) => isAtLeast(share, targetShare))

/** The share of the chosen window, of the longest where none is chosen. */
const shareOf = (v: Labels): number => v.cumulativeShare.at(chosenOf(v))!

const solve = (v: Labels): Solved => {
  const steps = v.hours.map((hours, index): Step => {
    const share = v.cumulativeShare[index]!
    const holds = isAtLeast(share, v.targetShare)
    return { id: idOf(hours), option: idOf(hours), holds, kind: 'soft', ratio: share / v.targetShare, band }
  })
  const share = shareOf(v)
  const at = chosenOf(v)
  const intermediates = {
    windowHours: at < 0 ? 0 : v.hours[at]!,
    missingShare: 1 - share,
    correction: 1 / share,
  }
  return { ...decide(steps, { id: delayed, option: delayed }), intermediates }
}

/** Shares rise towards 0.97, a part of the rest at each mark. */
const most = 0.97
const aims = ['first', 'second', 'third', 'fourth', 'none']

const hoursWords = (hours: number): string => `${exact(hours)} ${hours === 1 ? 'hour' : 'hours'}`

const explain = (v: Labels, { intermediates }: Solved): string => {
  const at = chosenOf(v)
  const share = shareOf(v)
  const correction = rounded(intermediates.correction!)
  const longest = hoursWords(v.hours.at(-1)!)
  if (at < 0)
    return `Because even the longest wait allowed, ${longest}, collects only ${percent(share)} of the positives against ${percent(v.targetShare)} wanted, no window does.\nA delayed-feedback model predicts the label and its delay together, so "not yet" is no longer taken for "never". A plain window of ${longest} would call ${percent(intermediates.missingShare!)} of the positives negatives.`
  const before =
    at === 0
      ? 'It is the shortest there is.'
      : `The one before, ${hoursWords(v.hours[at - 1]!)}, collects ${percent(v.cumulativeShare[at - 1]!)} and would call the rest negatives.`
  return `Because ${hoursWords(v.hours[at]!)} collect ${percent(share)} of the positives against ${percent(v.targetShare)} wanted, this is the first window that is long enough. ${before} A longer window would only make the labels older.\nStill ${percent(intermediates.missingShare!)} of the positives come later: predictions trained on this window are too low, and the prior is put right by a factor of ${correction}.`
}

export const labelWindow: Generator<Labels> = {
  id: 'G27',
  slug: 'label-window',
  title: 'How long to wait for labels',
  revision: 1,
  topic: 'T02',
  kind: 'choice',
  factIds: ['F2.7', 'F2.8'],
  variables: {
    cumulativeShare: { label: 'Share of all positives that has arrived at each mark', unit: '' },
    hours: { label: 'Marks, hours after the event', unit: '' },
    targetShare: { label: 'Share of positives wanted', unit: '' },
  },
  whole: [],
  draw: (from) => {
    const shares = [from.steps('firstShare', 0.05, 0.45, 0.01)]
    for (let index = 1; index < 4; index++) {
      const before = shares[index - 1]!
      const part = from.steps(`part${index}`, 0.15, 0.6, 0.01)
      shares.push(toWhole((before + part * (most - before)) * 100) / 100)
    }
    const hours = from.oneOf('hours', [
      [1, 6, 24, 168],
      [1, 24, 96, 336],
      [6, 24, 72, 168],
      [24, 72, 168, 720],
    ])
    return { cumulativeShare: shares, hours, targetShare: from.steps('targetShare', 0.1, 0.95, 0.05) }
  },
  isFair: ({ cumulativeShare }) =>
    cumulativeShare.every((share, index) => index === 0 || share > cumulativeShare[index - 1]!),
  aims: aims.map((aim) => ({ aim })),
  aimOf: (v) => aims.at(chosenOf(v))!,
  solve,
  options: ({ hours }) => [
    ...hours.map((mark) => ({ id: idOf(mark), label: `Wait ${hoursWords(mark)}` })),
    { id: delayed, label: 'No fixed window: model the delay itself (delayed feedback)' },
  ],
  reasons: ({ hours }) => [
    ...hours.map((mark) => ({
      id: idOf(mark),
      label: `${hoursWords(mark)} ${mark === 1 ? 'is' : 'are'} the first to collect enough`,
    })),
    { id: delayed, label: 'No window allowed collects enough' },
  ],
  crossover: (v) => {
    const share = shareOf(v)
    return {
      variable: 'targetShare',
      value: share,
      kind: 'share',
      curves: [
        { id: 'collected', label: 'share this window collects', y: () => share },
        { id: 'wanted', label: 'share wanted', y: (x) => x },
      ],
    }
  },
  twist: ({ targetShare }, { answers }) => ({
    targetShare: toDigits(
      answers[0] === delayed ? Math.max(targetShare - 0.2, 0.05) : Math.min(targetShare + 0.2, 0.99),
      12,
    ),
  }),
  story:
    'Positives such as conversions arrive late; whatever has not arrived when the window closes is trained as a negative. The last mark is the longest wait allowed. The shares are what this scenario measured.\nWhich window do you take for the labels?',
  say: {
    cumulativeShare: (shares) => shares.map(percent).join(', '),
    hours: (hours) => hours.map(exact).join(', '),
    targetShare: percent,
  },
  explain,
  mistakes: (v) => {
    const chosen = chosenOf(v)
    const wrong = (index: number): string =>
      chosen < 0 || index < chosen
        ? `Too short: it collects ${percent(v.cumulativeShare[index]!)}, and late positives are counted as negatives.`
        : 'Longer than needed: labels get staler and nothing is gained.'
    return {
      ...Object.fromEntries(v.hours.map((mark, index) => [idOf(mark), wrong(index)])),
      [delayed]: 'A model of the delay where waiting suffices: more to build and to get wrong.',
    }
  },
}
