import { assert } from '../../errors'
import { chanceOf, type Chance } from '../chance'
import { drawOnce, modeOf, wanted, type Drawn } from '../draw'
import { instanceOf, type Instance } from '../instance'
import type { Values } from './costs'
import type { OwnGenerator } from './generator'

/** Fewer tries than the library's rules get: a learner's ranges may hardly ever bring about what is aimed at. */
const tries = 40
const triesInMode = 6
const triesFarFromNear = 20

/** A draw aimed at each option in turn; one that missed its aim where the ranges hardly bring it about. */
const drawOwn = (generator: OwnGenerator, chance: Chance): Drawn<Values> => {
  const aim = wanted(generator, chance)
  const first = modeOf(chance)
  let spare: Drawn<Values> | null = null
  for (let attempt = 0; attempt < tries; attempt++) {
    const drawn = drawOnce(generator, attempt < triesInMode ? first : 'uniform', chance)
    const { variables, solved } = drawn
    if (!generator.isFair(variables, solved)) continue
    spare ??= drawn
    if (generator.aimOf(variables, solved) !== aim) continue
    if (first === 'near' && attempt < triesInMode && !solved.near) continue
    if (first !== 'near' && attempt < triesFarFromNear && solved.near) continue
    return drawn
  }
  assert(spare, 'nine draws in ten have a value')
  return spare
}

/** The numbers of a prompt, without the story before them. */
const givensOf = (prompt: string): string => prompt.slice(prompt.indexOf('<dl class="givens">'))

/** The instance with its story set as the note's question is. @param front HTML */
export const withFront = (instance: Instance, front: string): Instance => ({
  ...instance,
  prompt: `${front}${givensOf(instance.prompt)}`,
})

/** What stands before the numbers of a prompt. */
export const frontOf = ({ prompt }: Pick<Instance, 'prompt'>): string =>
  prompt.slice(0, prompt.length - givensOf(prompt).length)

/**
 * The instance of a learner's scenario that belongs to a seed.
 * @param seed a whole number from 0 to 4294967295
 */
export const makeOwnInstance = (generator: OwnGenerator, seed: number): Instance => {
  const chance = chanceOf(`own:${seed}`)
  return instanceOf(generator, seed, drawOwn(generator, chance), chance)
}
