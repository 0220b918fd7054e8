import { toDigits, toWhole } from './arithmetic'
import type { Chance } from './chance'
import type { Generator, Solved, Variables } from './generator'
import { sourceOf, type Ranges } from './source'

export type Drawn<V> = { variables: V; solved: Solved }

export type Mode = 'uniform' | 'near' | 'extreme'

/** Tries in which what is near is drawn again, tries in the wanted mode, and all of them. */
const triesFarFromNear = 60
const triesInMode = 400
const mostTries = 8000

/** The aim of a draw, by weight. */
export const wanted = <V extends Variables>({ aims }: Generator<V>, chance: Chance): string => {
  const total = aims.reduce((sum, { weight = 1 }) => sum + weight, 0)
  let left = chance.unit() * total
  return (aims.find(({ weight = 1 }) => (left -= weight) < 0) ?? aims.at(-1)!).aim
}

/** Half uniform, a quarter near the crossover, a quarter extreme. */
export const modeOf = (chance: Chance): Mode =>
  (['uniform', 'uniform', 'near', 'extreme'] as const)[chance.below(4)]!

const within = (x: number, [low, high]: readonly [number, number]): number => Math.min(Math.max(x, low), high)

/** Moves the crossover's variable to 0.8 to 1.25 times the crossover, inside its range. */
const moveNear = <V extends Variables>(
  generator: Generator<V>,
  variables: V,
  ranges: Ranges,
  chance: Chance,
): V => {
  const crossover = generator.crossover(variables, generator.solve(variables))
  if (!crossover || !(crossover.value > 0) || !Number.isFinite(crossover.value)) return variables
  const { variable, value } = crossover
  const factor = Math.exp(Math.log(0.8) + chance.unit() * (Math.log(1.25) - Math.log(0.8)))
  const moved = within(toDigits(value * factor, 3), ranges.get(variable) ?? [-Infinity, Infinity])
  const isWhole = (generator.whole as readonly string[]).includes(variable)
  const near = { ...variables, [variable]: isWhole ? Math.max(1, toWhole(moved)) : moved }
  return generator.follow ? generator.follow(near, variables) : near
}

/** One draw, whatever it comes to. */
export const drawOnce = <V extends Variables>(
  generator: Generator<V>,
  mode: Mode,
  chance: Chance,
): Drawn<V> => {
  const ranges: Ranges = new Map()
  const drawn = generator.draw(sourceOf(chance, mode === 'extreme' ? 'extreme' : 'uniform', ranges))
  const variables = mode === 'near' ? moveNear(generator, drawn, ranges, chance) : drawn
  return { variables, solved: generator.solve(variables) }
}

/**
 * Draws a scenario aimed at each answer in turn, so that none can be guessed. Values have no neighbours, so a generator that
 * is never near is not asked to be. Source: the shared protocol of the generators ("Drawing").
 * @throws Error when no draw meets an aim: a fault of the generator
 */
export const drawScenario = <V extends Variables>(generator: Generator<V>, chance: Chance): Drawn<V> => {
  const aim = wanted(generator, chance)
  const first = modeOf(chance)
  for (let tries = 0; tries < mostTries; tries++) {
    const mode = tries < triesInMode ? first : 'uniform'
    const drawn = drawOnce(generator, mode, chance)
    const { variables, solved } = drawn
    if (!generator.isFair(variables, solved) || generator.aimOf(variables, solved) !== aim) continue
    if (mode === 'near' && generator.kind === 'choice' && !solved.near) continue
    if (mode !== 'near' && tries < triesFarFromNear && solved.near) continue
    return drawn
  }
  throw new Error(`invariant broken: ${generator.id} draws nothing for ${aim}`)
}
