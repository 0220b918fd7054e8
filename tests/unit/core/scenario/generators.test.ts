/** What every generator keeps to, whatever it asks. */
import { toTwelve } from '@/lib/core/scenario/arithmetic'
import type { AnyGenerator, Variables } from '@/lib/core/scenario/generator'
import { generators } from '@/lib/core/scenario/generators/all'
import { makeInstance, type Instance } from '@/lib/core/scenario/instance'

const seeds = Array.from({ length: 2000 }, (_, index) => (index * 2_654_435_761) % 2 ** 32)

/** Upper tail of the chi-square distribution (Wilson and Hilferty), good enough to tell 1e-4 from chance. */
const chiSquareTail = (statistic: number, freedom: number): number => {
  const z = ((statistic / freedom) ** (1 / 3) - (1 - 2 / (9 * freedom))) / Math.sqrt(2 / (9 * freedom))
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  const tail =
    density * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return z > 0 ? tail : 1 - tail
}

/** Whether a claim holds for each number in a value, however deep it lies. */
const isTrueOfNumbers = (value: unknown, claim: (number: number) => boolean): boolean => {
  if (typeof value === 'number') return claim(value)
  if (Array.isArray(value)) return value.every((one) => isTrueOfNumbers(one, claim))
  return !value || typeof value !== 'object' || isTrueOfNumbers(Object.values(value), claim)
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Plain checks that count what is wrong: `expect` for each would take minutes over all seeds. */
const defectsOf = (generator: AnyGenerator, instance: Instance): string[] => {
  const { variables, options, answers, near, reasons, crossover, twist, mistakes } = instance
  const ids = options.map(({ id }) => id)
  const solved = generator.solve(variables)
  const after = generator.solve({ ...variables, ...twist.change } as Variables)
  const twistIds = twist.options.map(({ id }) => id)
  const claims: [string, boolean][] = [
    ['options differ', new Set(ids).size === ids.length && ids.length >= 2],
    ['answers are options', answers.every((answer) => ids.includes(answer))],
    ['two answers are near', answers.length > 1 === near],
    ['the rule gives the answers again', isSame(answers, solved.answers)],
    [
      'at most four reasons, their ids all different',
      reasons.length <= 4 && new Set(reasons.map(({ id }) => id)).size === reasons.length,
    ],
    ['the deciding reason is right', reasons.some(({ id, right }) => id === solved.deciding && right)],
    [
      'as many reasons are right as boundaries decide',
      reasons.filter(({ right }) => right).length ===
        (solved.flipped && solved.flipped !== solved.deciding ? 2 : 1),
    ],
    ['each wrong option has its mistake', ids.every((id) => answers.includes(id) || Boolean(mistakes[id]))],
    [
      'whole variables are whole',
      generator.whole.every((name) => Number.isInteger(variables[name]) && Number(variables[name]) >= 1),
    ],
    ['one constraint changes', Object.keys(twist.change).length === 1],
    [
      'the twist follows the same rule',
      isSame(twist.answers, after.answers) && twist.answers.every((answer) => twistIds.includes(answer)),
    ],
    ['every variable has its words', isSame(Object.keys(variables), Object.keys(generator.variables))],
    [
      'numbers are finite and of twelve digits',
      isTrueOfNumbers(
        [instance.intermediates, instance.ratio, crossover],
        (number) => Number.isFinite(number) && number === toTwelve(number),
      ),
    ],
    ['the crossover is of a number', !crossover || typeof variables[crossover.variable] === 'number'],
    [
      'the words hold no programming',
      !/undefined|NaN|Infinity|without end|\de[+-]?\d/.test(
        instance.explanation + instance.prompt + twist.explanation,
      ),
    ],
  ]
  return claims.filter(([, holds]) => !holds).map(([claim]) => claim)
}

/** Values of variables that are steps of their own: a duty or a category that decides whatever the numbers say. */
const decisive: Record<string, readonly string[]> = {
  G08: ['requestContext true'],
  G12: ['calibrated false'],
  G13: [
    'decision cross-dataset',
    'decision within-user-order',
    'decision precision-floor',
    'decision fixed-threshold',
  ],
  G15: ['interference network', 'interference marketplace'],
  G16: ['scoreUse sort'],
  G17: ['stage ranking'],
  G18: [
    'scoreUse auction',
    'scoreUse threshold',
    'scoreUse value-sum',
    'labels preference',
    'labels one-click-per-list',
  ],
  G26: ['schemaChanged true'],
  G34: ['perDocumentAcl true'],
}

/** What a learner could read the answer from: options shown, and values in words rather than in numbers. */
const signsOf = ({ variables, options }: Instance): string[] => [
  ...options.map(({ id }) => `option ${id}`),
  ...Object.entries(variables)
    .filter(([, value]) => typeof value === 'boolean' || typeof value === 'string')
    .map(([name, value]) => `${name} ${String(value)}`),
]

/** Signs shown at least fifty times of which one answer follows in more than 80% of cases. */
const givingAway = (generator: AnyGenerator, instances: readonly Instance[]): string[] => {
  const bySign = new Map<string, Map<string, number>>()
  for (const instance of instances)
    for (const sign of signsOf(instance)) {
      const counts = bySign.get(sign) ?? new Map<string, number>()
      const [answer] = instance.answers
      bySign.set(sign, counts.set(answer!, (counts.get(answer!) ?? 0) + 1))
    }
  const answers = new Set(instances.map((instance) => `option ${instance.answers[0]}`))
  return [...bySign]
    .filter(([sign]) => !decisive[generator.id]?.includes(sign))
    .filter(([sign]) => !sign.startsWith('option ') || answers.has(sign))
    .filter(([, counts]) => {
      const shown = [...counts.values()].reduce((sum, count) => sum + count, 0)
      return shown >= 50 && Math.max(...counts.values()) > 0.8 * shown
    })
    .map(([sign]) => sign)
}

describe.each(generators.map((generator) => [generator.id, generator] as const))('%s', (_, generator) => {
  // Made once for all claims, and let go of: forty generators' instances would fill a gigabyte.
  let instances: Instance[] = []
  beforeAll(() => {
    instances = seeds.map((seed) => makeInstance(generator, seed))
  })
  afterAll(() => {
    instances = []
  })

  test('the same seed gives the same instance', () => {
    for (const instance of instances.slice(0, 50))
      expect(JSON.stringify(makeInstance(generator, instance.seed))).toBe(JSON.stringify(instance))
  })

  test('no answer can be guessed from its frequency', () => {
    const counts = new Map<string, number>()
    for (const { variables } of instances) {
      const aim = generator.aimOf(variables, generator.solve(variables))
      counts.set(aim, (counts.get(aim) ?? 0) + 1)
    }
    expect([...counts.keys()].sort()).toEqual(generator.aims.map(({ aim }) => aim).sort())
    for (const [aim, count] of counts) {
      expect([aim, count / seeds.length >= 0.04]).toEqual([aim, true])
      expect([aim, count / seeds.length <= 0.66]).toEqual([aim, true])
    }
  })

  test('the answer stands in every place alike', () => {
    const bySize = new Map<number, number[]>()
    for (const { options, answers } of instances) {
      const places = bySize.get(options.length) ?? options.map(() => 0)
      places[options.findIndex(({ id }) => id === answers[0])]! += 1
      bySize.set(options.length, places)
    }
    for (const places of bySize.values()) {
      const total = places.reduce((sum, count) => sum + count, 0)
      if (total < 100 || places.length < 2) continue
      const expected = total / places.length
      const statistic = places.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
      expect(chiSquareTail(statistic, places.length - 1)).toBeGreaterThan(1e-4)
    }
  })

  test('neither an option nor a word of the prompt gives the answer away', () => {
    // Values that are options come from the numbers themselves: each stands in a few scenarios only.
    if (generator.kind === 'value') return
    expect(givingAway(generator, instances)).toEqual([])
  })

  test('everything an instance says is consistent', () => {
    const defects = instances.flatMap((instance) =>
      defectsOf(generator, instance).map((defect) => `seed ${instance.seed}: ${defect}`),
    )
    expect(defects.slice(0, 5)).toEqual([])
  })

  test('a twist changes the answer often enough to matter and not so often that it is given away', () => {
    if (generator.kind === 'value') return
    const changed =
      instances.filter(({ answers, twist }) => answers[0] !== twist.answers[0]).length / instances.length
    expect(changed).toBeGreaterThan(1 / 3 - 0.05)
    expect(changed).toBeLessThan(0.95)
  })
})
