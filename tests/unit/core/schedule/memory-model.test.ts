import fc from 'fast-check'
import { defaultWeights, weightBounds } from '@/lib/core/preset'
import { ratings } from '@/lib/core/rating'
import { intervalFor, nextMemory, retrievability } from '@/lib/core/schedule/fsrs'
import { modelOf } from '@/lib/core/schedule/memory-model'

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const weights = fc.oneof(
  fc.constant(defaultWeights),
  fc.tuple(...weightBounds.map(([least, most]) => number(least, most))),
)
const memory = fc.record({ stability: number(0.001, 36_500), difficulty: number(1, 10) })
const elapsed = fc.integer({ min: 1, max: 40_000 })

test('a step of the model is that of FSRS to the last bit', () => {
  fc.assert(
    fc.property(
      weights,
      memory,
      elapsed,
      fc.constantFrom(...ratings),
      number(0.7, 0.99),
      (w, before, days, rating, retention) => {
        const model = modelOf(w)
        const recall = model.recall(before.stability, days)
        expect(recall).toBe(retrievability(w, before, days))
        expect({
          stability: model.nextStability(before, recall, rating),
          difficulty: model.nextDifficulty(before.difficulty, rating),
        }).toEqual(nextMemory(w, before, days, rating))
        for (const desired of [retention, 0.9, retention])
          expect(model.interval(before.stability, desired)).toBe(intervalFor(w, before.stability, desired))
        expect(model.first[rating]).toEqual(nextMemory(w, null, 0, rating))
      },
    ),
    { numRuns: 2000 },
  )
})

test('a card answered in the future is remembered for certain', () => {
  expect(modelOf(defaultWeights).recall(3, -2)).toBe(1)
})
