import { chanceOf } from './chance'
import type { Generator, Variables } from './generator'
import { instanceOf, type Instance } from './instance'

/** Options in the order in which they stood before; new ones behind. */
const inOrderOf = <T extends { id: string }>(before: readonly T[], now: readonly T[]): T[] => {
  const placeOf = ({ id }: T) => {
    const place = before.findIndex((one) => one.id === id)
    return place < 0 ? before.length : place
  }
  return [...now].sort((a, b) => placeOf(a) - placeOf(b))
}

/**
 * A drawn scenario with other numbers: asked, answered and explained anew by the same rule, its options left where they
 * were. Null where the rule has no answer for these numbers.
 */
export const movedInstance = <V extends Variables>(
  generator: Generator<V>,
  drawn: Instance,
  variables: Variables,
): Instance | null => {
  try {
    const own = variables as V
    const solved = generator.solve(own)
    const chance = chanceOf(`${drawn.id}:${drawn.revision}:${drawn.seed}`)
    const moved = instanceOf(generator, drawn.seed, { variables: own, solved }, chance)
    if (!Number.isFinite(moved.ratio)) return null
    return {
      ...moved,
      options: inOrderOf(drawn.options, moved.options),
      reasons: inOrderOf(drawn.reasons, moved.reasons),
    }
  } catch {
    // Rules hold for what is drawn; by hand their variables can be set to what contradicts itself.
    return null
  }
}
