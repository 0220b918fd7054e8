import { randomInt } from 'node:crypto'
import { AppError } from '@/lib/core/errors'
import { findGenerator } from '@/lib/core/scenario/generators/all'
import { makeInstance, type Instance } from '@/lib/core/scenario/instance'

export type ScenarioInput = { id: string; seed?: number | undefined; revision?: number | undefined }

/**
 * The scenario of a seed; a fresh one, told in the reply, where none is given.
 * @throws AppError not-found for no such generator, or none of that revision
 */
export const getScenario = async (
  _context: unknown,
  { id, seed, revision }: ScenarioInput,
): Promise<Instance> => {
  const generator = findGenerator(id)
  if (!generator) throw new AppError('not-found', 'There is no such scenario.')
  if (revision !== undefined && revision !== generator.revision)
    throw new AppError(
      'not-found',
      `This scenario has no revision ${revision}; the present one is ${generator.revision}.`,
    )
  return makeInstance(generator, seed ?? randomInt(2 ** 32))
}
