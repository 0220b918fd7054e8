/** The worked scenarios of the generators' description come out to the digits printed there. */
import worked from '@/tests/fixtures/worked-scenarios.json'
import { isAtMost } from '@/lib/core/scenario/arithmetic'
import type { Variables } from '@/lib/core/scenario/generator'
import { generators } from '@/lib/core/scenario/generators/all'

type Worked = {
  variables: Variables
  intermediates: Record<string, number>
  answers: string[]
  near: boolean
  ratio: number
  options: string[]
  mistakes?: Record<string, string>
  crossover: { variable: string; value: number } | null
  twist: { change: Variables; answers: string[] }
}

/** Equal to the ten digits that are printed. */
const isPrintedAs = (computed: number, printed: number): boolean =>
  isAtMost(Math.abs(computed - printed), Math.abs(printed) * 6e-10)

const cases = generators.flatMap((generator) =>
  ((worked as unknown as Record<string, Worked[]>)[generator.id] ?? []).map(
    (one, index) => [generator.id, index + 1, generator, one] as const,
  ),
)

test('every generator has a worked scenario', () =>
  expect(new Set(cases.map(([id]) => id)).size).toBe(generators.length))

test.each(cases)('%s, scenario %i', (_id, _place, generator, one) => {
  const solved = generator.solve(one.variables)
  expect(solved.answers).toEqual(one.answers)
  expect(solved.near).toBe(one.near)
  expect([solved.ratio, isPrintedAs(solved.ratio, one.ratio)]).toEqual([solved.ratio, true])
  expect(Object.keys(solved.intermediates).sort()).toEqual(Object.keys(one.intermediates).sort())
  for (const [name, printed] of Object.entries(one.intermediates)) {
    const computed = solved.intermediates[name]!
    expect([name, computed, isPrintedAs(computed, printed)]).toEqual([name, computed, true])
  }
  expect(generator.options(one.variables, solved).map(({ id }) => id)).toEqual(one.options)
  const crossover = generator.crossover(one.variables, solved)
  expect(crossover?.variable ?? null).toBe(one.crossover?.variable ?? null)
  if (crossover)
    expect([crossover.value, isPrintedAs(crossover.value, one.crossover!.value)]).toEqual([
      crossover.value,
      true,
    ])
  const change = generator.twist(one.variables, solved)
  expect(change).toEqual(one.twist.change)
  expect(generator.solve({ ...one.variables, ...change } as Variables).answers).toEqual(one.twist.answers)
})
