import { z } from 'zod'
import { limitOf } from './common'

export const listScenariosReply = z.object({
  scenarios: z.array(
    z.object({
      id: z.string(),
      slug: z.string(),
      title: z.string(),
      revision: z.number().int(),
      topic: z.string(),
    }),
  ),
  nextCursor: z.null(),
})
export type ListScenariosReply = z.output<typeof listScenariosReply>

/** The greatest seed: they are 32 bits wide. */
export const maxSeed = 2 ** 32 - 1

export const scenarioParams = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9-]{1,60}$/, 'must be an id such as G01, or a slug'),
})
export const scenarioQuery = z.strictObject({
  seed: limitOf(0, maxSeed).optional(),
  revision: limitOf(1, 1_000_000).optional(),
})

const value = z.union([
  z.number(),
  z.boolean(),
  z.string(),
  z.array(z.number()).readonly(),
  z.array(z.string()).readonly(),
  z.array(z.array(z.number()).readonly()).readonly(),
])
const option = z.object({ id: z.string(), label: z.string() })
const series = z.object({
  id: z.string(),
  label: z.string(),
  points: z.array(z.tuple([z.number(), z.number()])),
})

/** One scenario: what is asked, what is right, and why (lib/core/scenario/instance.ts). */
export const scenarioReply = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  seed: z.number().int(),
  revision: z.number().int(),
  variables: z.record(z.string(), value),
  prompt: z.string(),
  options: z.array(option),
  answers: z.array(z.string()),
  near: z.boolean(),
  reasons: z.array(option.extend({ right: z.boolean() })),
  intermediates: z.record(z.string(), z.number()),
  ratio: z.number(),
  crossover: z
    .object({
      variable: z.string(),
      value: z.number(),
      series: z.array(series),
      label: z.string(),
      unit: z.string(),
      words: z.string(),
      places: z.array(z.object({ from: z.number(), answers: z.array(option) })),
    })
    .nullable(),
  explanation: z.string(),
  mistakes: z.record(z.string(), z.string()),
  twist: z.object({
    change: z.record(z.string(), value.optional()),
    prompt: z.string(),
    options: z.array(option),
    answers: z.array(z.string()),
    explanation: z.string(),
  }),
  factIds: z.array(z.string()),
})
