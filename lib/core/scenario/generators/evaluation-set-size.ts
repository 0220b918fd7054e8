import { ceilE, isAtLeast, toTwelve } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decideValue, valueMistakes, valueOptions, valueReasons, type Mistake } from '../values'
import { exact, exactPercent, rounded } from '../words'

/** G37. How many items an evaluation needs: precision costs its square, and pairing buys some of it back. */

type Evaluation = { design: string; p: number; halfWidth: number; gap: number; discordance: number }

const z95 = 1.959963984540054
const z80 = 0.8416212335729143
const k = (z95 + z80) ** 2

const spread = ({ p }: Evaluation): number => p * (1 - p)
const pairedOf = (v: Evaluation): number => (k * v.discordance) / v.gap ** 2
const unpairedOf = (v: Evaluation): number => (k * 2 * spread(v)) / v.gap ** 2

const needed = (v: Evaluation): number => {
  if (v.design === 'half-width') return (z95 ** 2 * spread(v)) / v.halfWidth ** 2
  return v.design === 'paired' ? pairedOf(v) : unpairedOf(v)
}

const solve = (v: Evaluation): Solved => {
  const items = ceilE(needed(v))
  const ratio = v.design === 'half-width' ? 0 : v.discordance / (2 * spread(v))
  return { ...decideValue(String(items), ratio), intermediates: { items } }
}

type Wrong = readonly [x: number, formula: string, mistake: string]

const wrongs = (v: Evaluation): Wrong[] => {
  const x = needed(v)
  if (v.design === 'half-width')
    return [
      [x / 4, 'z² p(1−p) ÷ (whole width)²', 'The whole width is taken for half of it.'],
      [x * v.halfWidth, 'z² p(1−p) ÷ half width', 'The half width is not squared.'],
      [
        (k * spread(v)) / v.halfWidth ** 2,
        '(z + power)² p(1−p) ÷ (half width)²',
        'Power is added, though one score is estimated and nothing tested.',
      ],
      [2 * x, 'z² 2p(1−p) ÷ (half width)²', 'Two systems are counted, though there is one score.'],
    ]
  const isPaired = v.design === 'paired'
  return [
    isPaired
      ? [unpairedOf(v), '(z + power)² 2p(1−p) ÷ gap²', 'That is the number for separate samples.']
      : [
          pairedOf(v),
          '(z + power)² × share of differing items ÷ gap²',
          'That is the number for the same items in both.',
        ],
    [
      (x * z95 ** 2) / k,
      isPaired ? 'z² × share of differing items ÷ gap²' : 'z² 2p(1−p) ÷ gap²',
      'The power is left out: a real gap would be missed half of the time.',
    ],
    isPaired
      ? [2 * x, 'Twice (z + power)² × share of differing items ÷ gap²', 'Pairs are counted twice.']
      : [x / 2, '(z + power)² p(1−p) ÷ gap²', 'The factor 2 is forgotten: both samples vary.'],
    [
      x * v.gap,
      isPaired ? '(z + power)² × share of differing items ÷ gap' : '(z + power)² 2p(1−p) ÷ gap',
      'The gap is not squared.',
    ],
    [4 * x, 'The right formula with half the gap', 'The gap is halved.'],
  ]
}

const mistakesOf = (v: Evaluation): Mistake[] =>
  wrongs(v).map(([x, formula, mistake]) => ({ value: String(ceilE(x)), formula, mistake }))

const formulas: Record<string, string> = {
  'half-width': 'z² p(1−p) ÷ (half width)²',
  paired: '(z + power)² × share of differing items ÷ gap²',
  unpaired: '(z + power)² 2p(1−p) ÷ gap²',
}

const designs: Record<string, string> = {
  'half-width': 'one score with its 95% interval',
  paired: 'two systems on the same items',
  unpaired: 'two systems, each on items of its own',
}

const usedShare = (share: number): string => (share === 0 ? 'not used' : exactPercent(share))

const explanationOf = (v: Evaluation, items: string): string => {
  if (v.design === 'half-width')
    return `One score of about ${exactPercent(v.p)} to within ${exactPercent(v.halfWidth)} to either side takes 1.96² × ${rounded(spread(v))} ÷ ${exact(v.halfWidth)}², so ${items} items. No power enters, since nothing is tested. Half the width costs four times the items.`
  const [paired, unpaired] = [rounded(ceilE(pairedOf(v))), rounded(ceilE(unpairedOf(v)))]
  return v.design === 'paired'
    ? `Both systems see the same items, so only those on which they differ bring noise: 7.85 × ${exact(v.discordance)} ÷ ${exact(v.gap)}², so ${items} items. Separate samples would take about ${unpaired} for each system. Half the gap costs four times the items.`
    : `Each system has items of its own, so the variances of both add: 7.85 × 2 × ${rounded(spread(v))} ÷ ${exact(v.gap)}², so ${items} items for each system. The same items for both would take about ${paired}. Half the gap costs four times the items.`
}

export const evaluationSetSize: Generator<Evaluation> = {
  id: 'G37',
  slug: 'evaluation-set-size',
  title: 'How many items an evaluation needs',
  revision: 1,
  topic: 'T16',
  kind: 'value',
  factIds: ['F16.16'],
  variables: {
    design: { label: 'Design', unit: '' },
    p: { label: 'Expected score', unit: '' },
    halfWidth: { label: 'Half width of the interval', unit: '' },
    gap: { label: 'Gap to detect', unit: '' },
    discordance: { label: 'Share of items on which the systems differ', unit: '' },
  },
  whole: [],
  draw: (from) => {
    const design = from.oneOf('design', ['half-width', 'paired', 'unpaired'])
    const p = from.steps('p', 0.5, 0.95, 0.05)
    if (design === 'half-width')
      return { design, p, halfWidth: from.steps('halfWidth', 0.01, 0.1, 0.01), gap: 0, discordance: 0 }
    const gap = from.steps('gap', 0.01, 0.08, 0.01)
    return { design, p, halfWidth: 0, gap, discordance: from.steps('discordance', 0.05, 0.4, 0.05) }
  },
  isFair: (v, { intermediates: { items } }) =>
    isAtLeast(v.discordance, v.gap) && items! >= 50 && items! <= 100_000,
  aims: [{ aim: 'half-width' }, { aim: 'paired' }, { aim: 'unpaired' }],
  aimOf: ({ design }) => design,
  solve,
  options: (v, { answers }) =>
    valueOptions(answers[0], mistakesOf(v), (value) => `${exact(Number(value))} items`),
  reasons: (v, { answers }) => valueReasons(answers[0], formulas[v.design]!, mistakesOf(v)),
  crossover: (v) => {
    if (v.design === 'half-width') return null
    const separate = unpairedOf(v)
    const value = 2 * spread(v)
    return {
      variable: 'discordance',
      value,
      words: `The same items for both systems need fewer as long as they differ on less than ${rounded(value * 100)}% of them.`,
      curves: [
        { id: 'paired', label: 'items, same items for both', y: (x) => (k * x) / v.gap ** 2 },
        { id: 'unpaired', label: 'items, separate samples', y: () => separate },
      ],
    }
  },
  twist: ({ design, halfWidth, gap }): Partial<Evaluation> =>
    design === 'half-width' ? { halfWidth: toTwelve(halfWidth / 2) } : { gap: toTwelve(gap / 2) },
  story:
    'An evaluation counts how many items a system gets right. Intervals and tests are two-sided at 5%; where two systems are compared, a gap of the size named is to be found with a power of 80%.\nHow many items do you need (for each system, where they have items of their own)?',
  say: {
    design: (design) => designs[design] ?? design,
    p: exactPercent,
    halfWidth: usedShare,
    gap: usedShare,
    discordance: usedShare,
  },
  explain: (v, { answers }) => explanationOf(v, exact(Number(answers[0]))),
  mistakes: (v, { answers }) => valueMistakes(answers[0], mistakesOf(v)),
}
