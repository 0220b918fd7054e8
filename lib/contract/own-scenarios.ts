import { z } from 'zod'
import { lengths, mostOthers, mostVariables } from '@/lib/core/scenario/own/definition'
import { maxFormulaLength } from '@/lib/core/scenario/formula'
import { maxSeed } from './scenarios'

/** Bytes of a definition and what surrounds it. */
export const maxPreviewScenarioBytes = 200_000

const words = (most: number) => z.string().min(1).max(most)
const formula = z.union([z.string().max(maxFormulaLength), z.number()])

const option = z.strictObject({
  label: words(lengths.label),
  cost: formula.optional().describe('A formula of the variables; for both options, or for none.'),
  reason: z.string().max(lengths.label).optional().describe('Why it is right there, in one line.'),
  explanation: words(lengths.explanation).describe('`{qps}` in it is the number drawn.'),
})

const variable = z.strictObject({
  name: words(lengths.name),
  label: words(lengths.label),
  unit: z.string().max(lengths.unit).optional(),
  value: z.number().optional().describe('A fixed value, in place of a range.'),
  min: z.number().optional(),
  max: z.number().optional(),
  scale: z.enum(['log', 'linear']).optional(),
  digits: z.number().int().min(1).max(6).optional(),
  whole: z.boolean().optional(),
})

const definition = z.strictObject({
  story: words(lengths.story).describe('What happens and what is asked.'),
  options: z.array(option).length(2),
  others: z
    .array(z.strictObject({ label: words(lengths.label), mistake: words(lengths.mistake) }))
    .max(mostOthers)
    .optional()
    .describe('Options that are never right.'),
  variables: z.array(variable).min(1).max(mostVariables),
  deciding: words(lengths.name),
  crossover: formula
    .optional()
    .describe(
      'Where the answer flips, a formula of the other variables; left out where the options have costs.',
    ),
})

/** The seed is fresh where none is given. The definition is read by the core, which says what is wrong with it and where. */
export const previewScenarioInput = z.strictObject({
  definition: z.unknown(),
  seed: z.number().int().min(0).max(maxSeed).optional(),
})
export type PreviewScenarioInput = z.output<typeof previewScenarioInput>

export const previewScenarioDocumented = z.strictObject({
  definition,
  seed: z.number().int().min(0).max(maxSeed).optional(),
})
