/** A learner's scenario is asked, answered and explained as those of the library are. */
import { readOwnGenerator, type OwnGenerator } from '@/lib/core/scenario/own/generator'
import { makeOwnInstance } from '@/lib/core/scenario/own/instance'
import { cacheOrDatabase, statedCrossover } from '@/tests/support/own-scenario'

const generatorOf = (definition: unknown): OwnGenerator => {
  const generator = readOwnGenerator(definition)
  if ('problems' in generator) throw new Error(JSON.stringify(generator.problems))
  return generator
}
const problemsOf = (definition: unknown) => {
  const generator = readOwnGenerator(definition)
  return 'problems' in generator ? generator.problems : {}
}
const seeds = Array.from({ length: 400 }, (_, index) => (index * 2_654_435_761) % 2 ** 32)
const both = [
  ['costs', cacheOrDatabase],
  ['a stated crossover', statedCrossover],
] as const

describe.each(both)('with %s', (_, definition) => {
  const generator = generatorOf(definition)
  const instances = seeds.map((seed) => makeOwnInstance(generator, seed))

  test('the same seed gives the same scenario, whoever reads the definition', () => {
    const again = generatorOf(JSON.parse(JSON.stringify(definition)))
    for (const instance of instances.slice(0, 50))
      expect(JSON.stringify(makeOwnInstance(again, instance.seed))).toBe(JSON.stringify(instance))
  })

  test('each option is right about as often, and near the crossover both are', () => {
    const first = instances.filter(({ answers }) => answers[0] === 'first').length
    expect(first).toBeGreaterThan(140)
    expect(first).toBeLessThan(260)
    for (const { near, answers, ratio } of instances) {
      expect(answers).toHaveLength(near ? 2 : 1)
      expect(near).toBe(ratio >= 0.8 && ratio <= 1.25)
    }
    expect(instances.filter(({ near }) => near).length).toBeGreaterThan(40)
  })

  test('the twist changes the answer often, and not always', () => {
    const changed = instances.filter(({ answers, twist }) => answers[0] !== twist.answers[0]).length
    expect(changed).toBeGreaterThan(100)
    expect(changed).toBeLessThan(380)
  })

  test('numbers drawn stay in their ranges, rounded', () => {
    for (const { variables } of instances)
      for (const { name, min, max, whole } of generator.scenario.variables) {
        const value = variables[name] as number
        expect(value).toBeGreaterThanOrEqual(min)
        expect(value).toBeLessThanOrEqual(max)
        if (whole) expect(Number.isInteger(value)).toBe(true)
      }
  })

  test('the curves cross where the answer flips, and the scenario lies on them', () => {
    for (const { crossover, variables } of instances) {
      const { value, variable, series } = crossover!
      const heights = series.map(({ points }) => new Map(points))
      expect(heights[0]!.get(value)! / heights[1]!.get(value)!).toBeCloseTo(1, 9)
      expect(heights[0]!.has(variables[variable] as number)).toBe(true)
    }
  })

  test('explanations are filled with the numbers drawn', () => {
    for (const { explanation } of instances) expect(explanation).not.toMatch(/[{}]|NaN|undefined/)
  })
})

test('costs decide: the crossover is where they are the same', () => {
  const { variables, crossover, intermediates } = makeOwnInstance(generatorOf(cacheOrDatabase), 5)
  const { hosts, hostCost, qps } = variables as Record<string, number>
  expect(crossover!.value).toBeCloseTo((hosts! * hostCost! - 100) / 0.1, 6)
  expect(intermediates).toEqual({ firstCost: hosts! * hostCost!, secondCost: 100 + qps! * 0.1 })
})

test('what a learner writes is text, never markup', () => {
  const { prompt, explanation, twist } = makeOwnInstance(
    generatorOf({
      ...statedCrossover,
      story: '<img src=x onerror=alert(1)>',
      options: statedCrossover.options.map((option) => ({ ...option, explanation: '<script>{n}</script>' })),
      variables: [{ ...statedCrossover.variables[0], label: '<b>', unit: '"><i>' }],
    }),
    1,
  )
  expect(prompt + explanation + twist.explanation).not.toMatch(/<(img|script|b|i)\b/)
})

test('a scenario whose ranges allow one answer only is drawn all the same', () => {
  const oneSided = { ...statedCrossover, crossover: 1e12 }
  for (const seed of seeds.slice(0, 50))
    expect(makeOwnInstance(generatorOf(oneSided), seed).answers).toEqual(['first'])
})

test('fixed numbers make the same scenario each time, its options in another order', () => {
  const fixed = { ...statedCrossover, variables: [{ name: 'n', label: 'Vectors', value: 20_000 }] }
  const orders = new Set(
    seeds.slice(0, 40).map((seed) => {
      const { variables, options, answers } = makeOwnInstance(generatorOf(fixed), seed)
      expect([variables, answers]).toEqual([{ n: 20_000 }, ['first']])
      return options.map(({ id }) => id).join()
    }),
  )
  expect(orders.size).toBe(2)
})

const withFirst = (change: object) => ({
  ...cacheOrDatabase,
  options: [{ ...cacheOrDatabase.options[0], ...change }, cacheOrDatabase.options[1]],
})
const withVariable = (change: object) => ({
  ...statedCrossover,
  variables: [{ ...statedCrossover.variables[0], ...change }],
})

test.each<[string, unknown, string, string]>([
  ['no object', 'text', 'definition', 'must be an object'],
  ['a stray key', { ...cacheOrDatabase, code: 1 }, 'definition', 'has no "code"'],
  ['three options', { ...cacheOrDatabase, options: [1, 2, 3] }, 'options', 'must be a list of 2'],
  ['an unknown name', withFirst({ cost: 'hsts * 2' }), 'options.0.cost', 'knows no "hsts", at character 1'],
  ['a broken formula', withFirst({ cost: 'hosts *' }), 'options.0.cost', 'cannot be read: expected expression after *, at character 8'], // prettier-ignore
  ['one cost only', withFirst({ cost: undefined }), 'options.0.cost', 'must be given for both options'],
  ['costs and a crossover', { ...cacheOrDatabase, crossover: 5 }, 'crossover', 'follows from the costs; leave one of them out'], // prettier-ignore
  ['neither', { ...statedCrossover, crossover: undefined }, 'crossover', 'must be given where the options have no cost'], // prettier-ignore
  ['a crossover of itself', { ...statedCrossover, crossover: 'n * 2' }, 'crossover', 'knows no "n", at character 1'], // prettier-ignore
  ['no such deciding variable', { ...statedCrossover, deciding: 'm' }, 'deciding', 'must be the name of one of the variables'], // prettier-ignore
  ['a range upside down', withVariable({ min: 9, max: 3 }), 'variables.0.max', 'must not lie below the least value'], // prettier-ignore
  ['a logarithm of 0', withVariable({ min: 0 }), 'variables.0.min', 'must be above 0 to be drawn evenly in the logarithm'], // prettier-ignore
  ['a name of the language', withVariable({ name: 'constructor' }), 'variables.0.name', 'is taken already; choose another name'], // prettier-ignore
  ['not a number', withVariable({ min: NaN }), 'variables.0.min', 'must be a number of at most 15 digits'],
  ['no value anywhere', withFirst({ cost: '1 / (hosts - hosts)' }), 'options.0.cost', 'gives no number with qps = '], // prettier-ignore
  ['an unknown word in braces', withFirst({ explanation: '{load}' }), 'options.0.explanation', 'knows no {load}'], // prettier-ignore
  ['broken Unicode', withFirst({ label: '\ud800' }), 'options.0.label', 'holds characters that are none'],
  ['too long', withFirst({ cost: 'x'.repeat(2001) }), 'options.0.cost', 'must have at most 2,000 characters'],
])('%s is refused with its place', (_, definition, path, problem) =>
  expect(problemsOf(definition)[path] ?? JSON.stringify(problemsOf(definition))).toContain(problem),
)
