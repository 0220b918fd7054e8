import { generators } from '@/lib/core/scenario/generators/all'
import { makeInstance } from '@/lib/core/scenario/instance'
import { useDatabase } from '@/tests/support/learner'
import { testApi } from '@/tests/support/api'

useDatabase()

/** The ends of the range, and what lies between as chance would have it. */
const seeds = [0, 1, 2_147_483_648, 4_294_967_295, 1_618_033_988, 577_215_664]

test('what the lab shows as data is to the byte what the API answers', async () => {
  const api = testApi()
  for (const generator of generators)
    for (const seed of seeds)
      for (const name of seed === 0 ? [generator.id, generator.slug] : [generator.id]) {
        const response = await api.request(`/api/v1/scenarios/${name}?seed=${seed}`)
        expect([name, seed, await response.text()]).toEqual([
          name,
          seed,
          JSON.stringify(makeInstance(generator, seed)),
        ])
      }
})
