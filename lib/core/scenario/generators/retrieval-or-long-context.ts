import { isAbove } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { bandOf, decide, type Step } from '../ladder'
import { exact, rounded } from '../words'

/** G34. Retrieval or long context: access first, then length, then price. */

type Corpus = {
  corpusTokens: number
  chunks: number
  chunkTokens: number
  cachedPriceRatio: number
  perDocumentAcl: boolean
}

/** Tokens up to which a published rule of thumb of 2024 puts the whole corpus into the prompt. */
const longest = 200_000
/** How many times the price is paid for having no retrieval to run. */
const worthSimplicity = 3

const quantitiesOf = (v: Corpus) => {
  const fullTokens = v.corpusTokens * v.cachedPriceRatio
  const ragTokens = v.chunks * v.chunkTokens
  return { fullTokens, ragTokens, costRatio: fullTokens / ragTokens }
}

const solve = (v: Corpus): Solved => {
  const intermediates = quantitiesOf(v)
  const steps: Step[] = [
    { id: 'access-differs', option: 'rag', holds: v.perDocumentAcl, kind: 'hard' },
    {
      id: 'corpus-too-long',
      option: 'rag',
      holds: isAbove(v.corpusTokens, longest),
      kind: 'soft',
      ratio: v.corpusTokens / longest,
      band: bandOf(1.5),
    },
    {
      id: 'retrieval-cheaper',
      option: 'rag',
      holds: isAbove(intermediates.costRatio, worthSimplicity),
      kind: 'soft',
      ratio: intermediates.costRatio / worthSimplicity,
    },
  ]
  return { ...decide(steps, { id: 'short-and-cheap', option: 'long-context' }), intermediates }
}

const priceWords = ({ intermediates: { fullTokens, ragTokens } }: Solved): string =>
  `A cached prompt with the whole corpus costs as much as ${rounded(fullTokens!)} uncached tokens, retrieved chunks ${rounded(ragTokens!)}`

const explanations: Record<string, (v: Corpus, solved: Solved) => string> = {
  'access-differs': () =>
    'Access differs by document, so each reader may see only some of the corpus. A prompt is no access control: what is in it can be talked out of it. Filter before retrieval, and put only what this reader may see into the prompt.',
  'corpus-too-long': (v) =>
    `The corpus has ${exact(v.corpusTokens)} tokens against ${exact(longest)}, so it is too long for the prompt. Even where a window would hold it, the model reads more slowly and misses more in the middle.`,
  'retrieval-cheaper': (_, solved) =>
    `${priceWords(solved)}: ${rounded(solved.intermediates.costRatio!)} times as much, over the ${worthSimplicity} times that simplicity is worth. Each question pays for tokens it does not use.`,
  'short-and-cheap': (v, solved) =>
    `The corpus has ${exact(v.corpusTokens)} tokens against ${exact(longest)}, so it may go into the prompt. ${priceWords(solved)}: ${rounded(solved.intermediates.costRatio!)} times as much, within the ${worthSimplicity} times that simplicity is worth. Nothing can be missed by a retriever that is not there.`,
}

export const retrievalOrLongContext: Generator<Corpus> = {
  id: 'G34',
  slug: 'retrieval-or-long-context',
  title: 'Retrieval or long context',
  revision: 1,
  topic: 'T16',
  kind: 'choice',
  factIds: ['F16.12', 'F16.13'],
  variables: {
    corpusTokens: { label: 'Length of the corpus', unit: 'tokens' },
    chunks: { label: 'Chunks retrieved', unit: 'a question' },
    chunkTokens: { label: 'Length of a chunk', unit: 'tokens' },
    cachedPriceRatio: { label: 'Price of a cached token', unit: 'of an uncached one' },
    perDocumentAcl: { label: 'Access', unit: '' },
  },
  whole: ['corpusTokens'],
  draw: (from) => ({
    corpusTokens: from.log('corpusTokens', 5000, 1e9, 2),
    chunks: from.oneOf('chunks', [4, 5, 8, 10, 15, 20]),
    chunkTokens: from.oneOf('chunkTokens', [200, 300, 500, 800]),
    cachedPriceRatio: from.oneOf('cachedPriceRatio', [0.1, 0.25, 0.5, 1]),
    perDocumentAcl: from.isHit(0.2),
  }),
  isFair: () => true,
  aims: [{ aim: 'rag' }, { aim: 'long-context' }],
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'rag', label: 'Retrieve chunks for each question' },
    { id: 'long-context', label: 'Put the whole corpus into a cached prompt' },
  ],
  reasons: () => [
    { id: 'access-differs', label: 'Access differs by document' },
    { id: 'corpus-too-long', label: 'The corpus is too long for a prompt' },
    { id: 'retrieval-cheaper', label: 'Retrieval is over three times cheaper' },
    { id: 'short-and-cheap', label: 'The corpus is short, and the prompt cheap enough' },
  ],
  crossover: (v) => {
    const most = worthSimplicity * v.chunks * v.chunkTokens
    return {
      variable: 'corpusTokens',
      value: Math.min(longest, most / v.cachedPriceRatio),
      curves: [
        { id: 'full', label: 'whole corpus, in uncached tokens', y: (x) => x * v.cachedPriceRatio },
        { id: 'rag', label: 'three times the retrieved tokens', y: () => most },
      ],
    }
  },
  twist: ({ perDocumentAcl }) => ({ perDocumentAcl: !perDocumentAcl }),
  story:
    'A corpus is to be asked questions. Its prompt stays cached, prices count in uncached prompt tokens, and up to three times the price is paid for simplicity. A rule of thumb published in 2024 draws the line for a prompt at 200,000 tokens; newer models may move it.\nHow does the model get at the corpus?',
  say: {
    perDocumentAcl: (differs) => (differs ? 'different for each document' : 'the same for every document'),
  },
  explain: (v, solved) =>
    `${explanations[solved.deciding]!(v, solved)} Latency follows the uncached part of the prompt, since that must be read before the first token.`,
  mistakes: (v, { intermediates }) => ({
    rag: 'Machinery is built, with its own misses, for a corpus that fits in a prompt at a price worth paying.',
    'long-context': v.perDocumentAcl
      ? 'Access control is left to the prompt: every reader’s questions would see every document.'
      : `Length and price of the prompt are forgotten: ${exact(v.corpusTokens)} tokens, at ${rounded(intermediates.costRatio!)} times the price of retrieval.`,
  }),
}
