import { generators } from '@/lib/core/scenario/generators/all'
import { makeInstance } from '@/lib/core/scenario/instance'

const seeds = [1, 77, 4_294_967_295, 2_718_281_828]

describe.each(generators.map((generator) => [generator.id, generator] as const))('%s', (_, generator) => {
  test('what is right at each place of the chart is what the rule says there, the scenario’s own among them', () => {
    for (const seed of seeds) {
      const { crossover, variables, answers } = makeInstance(generator, seed)
      if (!crossover) continue
      const { variable, series, places, words } = crossover
      expect(words).not.toBe('')
      if (generator.kind === 'value') {
        expect(places).toEqual([])
        continue
      }
      expect(places.map(({ from }) => from)).toEqual(places.map(({ from }) => from).sort((a, b) => a - b))
      const idsAt = (x: number) =>
        places
          .findLast(({ from }) => from <= x)!
          .answers.map(({ id }) => id)
          .sort()
      const isBoundary = (x: number) => places.some(({ from }) => Math.abs(from / x - 1) < 0.002)
      const own = variables[variable] as number
      if (!isBoundary(own)) expect(idsAt(own)).toEqual([...answers].sort())
      for (const [x] of series[0]!.points) {
        if (isBoundary(x) || generator.follow) continue
        expect(idsAt(x)).toEqual([...generator.solve({ ...variables, [variable]: x }).answers].sort())
      }
    }
  })
})
