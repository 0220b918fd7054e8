import { landingSeeds } from '@/components/landing/seeds'
import { exactOrApproximateSearch } from '@/lib/core/scenario/generators/exact-or-approximate-search'
import { makeInstance } from '@/lib/core/scenario/instance'

test.each(landingSeeds.map((seed) => [seed]))(
  'the landing page can be judged by seed %i: its answer is not near, and its twist changes it',
  (seed) => {
    const { near, answers, twist, crossover } = makeInstance(exactOrApproximateSearch, seed)
    expect(near).toBe(false)
    expect(answers).toHaveLength(1)
    expect(twist.answers).toHaveLength(1)
    expect(twist.answers).not.toEqual(answers)
    expect(crossover).not.toBeNull()
  },
)

test('neither answer can be guessed', () => {
  const first = landingSeeds.map((seed) => makeInstance(exactOrApproximateSearch, seed).answers[0])
  expect(first.filter((answer) => answer === 'ann')).toHaveLength(landingSeeds.length / 2)
})
