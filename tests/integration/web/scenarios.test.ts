import { generators } from '@/lib/core/scenario/generators/all'
import { makeInstance } from '@/lib/core/scenario/instance'
import { call, testApi, type TestApi } from '@/tests/support/api'
import { useDatabase } from '@/tests/support/learner'

useDatabase()

let api: TestApi
beforeAll(() => {
  api = testApi()
})

const codeOf = (body: never) => (body as { error: { code: string } }).error.code

test('anybody may list the generators', async () => {
  const { status, body } = await call(api, 'GET', '/scenarios')
  expect(status).toBe(200)
  expect((body as { scenarios: { id: string }[] }).scenarios.map(({ id }) => id)).toEqual(
    generators.map(({ id }) => id),
  )
})

test('the same seed is the same scenario, by id and by slug, and it is what the core draws', async () => {
  for (const generator of generators) {
    for (const seed of [0, 7, 4_294_967_295]) {
      const byId = await call(api, 'GET', `/scenarios/${generator.id}?seed=${seed}`)
      const bySlug = await call(api, 'GET', `/scenarios/${generator.slug}?seed=${seed}&revision=1`)
      expect(byId.status).toBe(200)
      expect(JSON.stringify(byId.body)).toBe(JSON.stringify(makeInstance(generator, seed)))
      expect(bySlug.body).toEqual(byId.body)
    }
  }
})

test('a fresh draw tells its seed', async () => {
  const { body } = await call(api, 'GET', '/scenarios/G01')
  const { seed } = body as { seed: number }
  expect(makeInstance(generators[0]!, seed)).toEqual(body)
})

test.each(['-1', '4294967296', '1.5', '1e3', 'x', '', 'NaN', '０'])(
  'the seed %j is refused',
  async (seed) => {
    const { status, body } = await call(api, 'GET', `/scenarios/G01?seed=${encodeURIComponent(seed)}`)
    expect([status, codeOf(body)]).toEqual([400, 'invalid-input'])
  },
)

test.each(['G99', 'g01', '__proto__', 'G01?revision=2'])('%s is not found', async (name) => {
  const { status, body } = await call(api, 'GET', `/scenarios/${name}`)
  expect([status, codeOf(body)]).toEqual([404, 'not-found'])
})
