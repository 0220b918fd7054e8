/** What the library as a whole holds, by the curriculum: its decks, its facts, and the points that must be covered. */
import { generatorField } from '@/lib/core/content/note-types'
import type { CheckedNote, Rule } from '@/lib/core/content/check'

/** Concept cards of each topic T01 to T16. */
const topicCards = [22, 22, 22, 22, 24, 24, 18, 32, 28, 20, 30, 16, 28, 14, 22, 22]
/** Facts of each topic F1 to F16, counted without a gap. */
const topicFacts = [15, 20, 20, 22, 24, 23, 16, 31, 24, 17, 22, 12, 20, 10, 17, 21]
const cases = 16
const stepsOfCase = 6

const twoDigits = (n: number) => String(n).padStart(2, '0')
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** Ids of all cards that the library holds: 366 concept cards and 96 steps of cases. */
export const curriculumCards: readonly string[] = [
  ...topicCards.flatMap((count, topic) =>
    upTo(count).map((card) => `T${twoDigits(topic + 1)}-${twoDigits(card)}`),
  ),
  ...upTo(cases).flatMap((one) => upTo(stepsOfCase).map((step) => `C${twoDigits(one)}-${step}`)),
]

/** Ids of all facts that a card may name. */
export const curriculumFacts: ReadonlySet<string> = new Set(
  topicFacts.flatMap((count, topic) => upTo(count).map((fact) => `F${topic + 1}.${fact}`)),
)

/** What a candidate must be able to find: cards, what stands behind them, and the scenarios that vary them. */
export type Demand = { point: string; cards: string; facts: string; generators: string }

/** Lists are written as in the curriculum: `T08-01..06 T08-21`, `F8.1-F8.5 F8.13`. */
export const demands: readonly Demand[] = [
  {
    point: 'Faiss or exact search',
    cards: 'T08-01..06 T08-21',
    facts: 'F8.1-F8.5 F8.13 F8.29',
    generators: 'G01 G02',
  },
  {
    point: 'engagement or ad revenue as the objective',
    cards: 'T01-05 T01-06 T01-08 T01-19',
    facts: 'F1.5-F1.7',
    generators: '',
  },
  {
    point: 'CNN, Transformer or GNN, with a justification',
    cards: 'T04-05..10',
    facts: 'F4.5-F4.7',
    generators: '',
  },
  { point: 'loss functions', cards: 'T05-01..24', facts: 'F5.1-F5.24', generators: 'G18' },
  {
    point: 'AUC and F1 or clicks and revenue',
    cards: 'T06-03..05 T06-24 T07-13 T13-22 T13-23',
    facts: 'F6.1-F6.5 F4.14 F13.14',
    generators: 'G13',
  },
  {
    point: 'millions of queries a second under 50 ms',
    cards: 'T11-04..09 T11-13 T01-16',
    facts: 'F11.19 F1.10 F1.11',
    generators: 'G05 G06 G32',
  },
  { point: 'monitoring and drift', cards: 'T15-01..10', facts: 'F15.1-F15.7', generators: 'G26' },
  { point: 'retraining', cards: 'T15-11..14', facts: 'F15.8-F15.10 F15.15', generators: 'G25' },
  { point: 'A/B tests', cards: 'T13-01..28', facts: 'F13.1-F13.20', generators: 'G14 G15 G37 G38' },
  {
    point: 'skew between offline and online',
    cards: 'T03-07 T03-08 T13-22 T15-19',
    facts: 'F3.6-F3.8 F13.14',
    generators: '',
  },
  { point: 'compliance that needs exactness', cards: 'T08-06 T01-18', facts: 'F8.29', generators: 'G01' },
]

/** `T08-01..03` and `F8.1-F8.3` spelt out. */
export function listed(text: string): string[] {
  return text
    .split(' ')
    .filter(Boolean)
    .flatMap((part) => {
      const [, head, from, to] = /^(.+[-.])(\d+)(?:\.\.|-F\d+\.)(\d+)$/.exec(part) ?? []
      if (head === undefined) return [part]
      const width = head.startsWith('T') ? 2 : 1
      return upTo(Number(to))
        .slice(Number(from) - 1)
        .map((n) => head + String(n).padStart(width, '0'))
    })
}

/** The library has every card of the curriculum, and no other. */
export const wholeCurriculum: Rule = (notes) => {
  const ids = new Set(notes.map(({ id }) => id))
  const wanted = new Set(curriculumCards)
  return [
    ...curriculumCards.filter((id) => !ids.has(id)).map((id) => `${id}: this card of the curriculum is missing.`),
    ...[...ids].filter((id) => !wanted.has(id)).map((id) => `${id}: the curriculum has no such card.`),
  ]
}

const missing = (wanted: string, there: ReadonlySet<string>) => listed(wanted).filter((one) => !there.has(one))

/** Every required point has its cards; its facts stand behind some card, and its scenarios are asked by one. */
export const coverage =
  (required: readonly Demand[]): Rule =>
  (notes) => {
    const ids = new Set(notes.map(({ id }) => id))
    const facts = new Set(notes.flatMap((note) => note.facts))
    const generators = new Set(notes.map(generatorOf))
    return required.flatMap(({ point, ...wanted }) => {
      const lacking = [
        ...missing(wanted.cards, ids),
        ...missing(wanted.facts, facts),
        ...missing(wanted.generators, generators),
      ]
      return lacking.length > 0 ? [`${point}: ${lacking.join(', ')} ${lacking.length > 1 ? 'are' : 'is'} missing.`] : []
    })
  }

const generatorOf = ({ fields }: CheckedNote): string => fields[generatorField]?.trim() ?? ''
