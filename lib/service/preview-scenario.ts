import { randomInt } from 'node:crypto'
import type { PreviewScenarioInput } from '@/lib/contract/own-scenarios'
import type { Instance } from '@/lib/core/scenario/instance'
import { readOwnGenerator } from '@/lib/core/scenario/own/generator'
import { makeOwnInstance } from '@/lib/core/scenario/own/instance'
import { refuseScenario } from './refuse-scenario'

/**
 * An instance of a scenario that is being written; of a fresh seed, told in the reply, where none is given.
 * @throws AppError invalid-input for a definition or a formula that cannot be read, with its place
 */
export const previewScenario = async (
  _context: unknown,
  { definition, seed }: PreviewScenarioInput,
): Promise<Instance> => {
  const generator = readOwnGenerator(definition)
  if ('problems' in generator) throw refuseScenario(generator.problems, 'definition.')
  return makeOwnInstance(generator, seed ?? randomInt(2 ** 32))
}
