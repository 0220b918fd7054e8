import { BindingMemoryState, FSRSBinding } from '@open-spaced-repetition/binding'
import { hash32 } from '@/lib/core/random'
import { defaultWeights } from '@/lib/core/preset'
import { ratings } from '@/lib/core/rating'
import { intervalFor, nextMemory } from '@/lib/core/schedule/fsrs'
import type { Memory } from '@/lib/core/card'

/** Weights of three kinds of learner: the defaults, and two drawn inside the bounds of the fitting library. */
const weightSets = [
  defaultWeights,
  defaultWeights.map((weight, index) => (index === 0 ? 0.0535 : index < 4 ? weight * 1.7 : weight)),
  defaultWeights.map((weight, index) => (index === 20 ? 0.3 : index === 17 ? 0.9 : weight)),
]

test('memory and intervals agree with the fitting library on random histories', () => {
  for (const weights of weightSets) {
    const oracle = new FSRSBinding([...weights])
    for (let history = 0; history < 700; history++) {
      let ours: Memory | null = null
      let theirs: BindingMemoryState | undefined
      for (let step = 0; step < 12; step++) {
        const chance = hash32(`${history}/${step}`)
        const rating = ratings[chance % 4]!
        const elapsed = step === 0 ? 0 : [0, 0, 1, 2, 5, 13, 40, 200][(chance >>> 8) % 8]!
        const next = oracle.nextStates(theirs, 0.9, elapsed)[rating]
        theirs = new BindingMemoryState(next.memory.stability, next.memory.difficulty)
        ours = nextMemory(weights, ours, elapsed, rating)
        expect(Math.abs(ours.stability / theirs.stability - 1)).toBeLessThan(1e-4)
        expect(Math.abs(ours.difficulty / theirs.difficulty - 1)).toBeLessThan(1e-4)
        expect(Math.abs(intervalFor(weights, ours.stability, 0.9) / next.interval - 1)).toBeLessThan(2e-4)
      }
    }
  }
})
