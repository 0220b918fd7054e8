import { sayCosts } from '@/components/preset/simulator/cost-words'

const of = (reviews: number) => ({
  secondsPer: { new: 41, learning: 15, review: 9 },
  secondsPerRating: {
    new: { again: 50, hard: 45, good: 40, easy: 30 },
    review: { again: 17.6, hard: 12.2, good: 8, easy: 0.4 },
    answers: { new: 85, review: reviews },
  },
})

test('costs by rating are the learner’s own, and say from how much', () => {
  expect(sayCosts(of(1240))).toBe(
    'A review takes 18 s on Again, 12 s on Hard, 8 s on Good and 1 s on Easy; a new card 41 s. These are your own times, from 1,240 reviews and 85 new cards of the last 30 days.',
  )
})

test('with few answers they say that they are usual times', () => {
  expect(sayCosts(of(1))).toMatch(/These are usual times, .* so far there are 1 review and 85 new cards/)
})
