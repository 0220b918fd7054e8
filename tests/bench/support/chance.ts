import { hash32 } from '@/lib/core/random'

/** Chance that can be had again: the same seed draws the same things in the same order. */
export type Chance = {
  /** A whole number from 0 to below `count`. */
  below: (count: number) => number
  /** True in this share (0 to 1) of draws. */
  isHit: (share: number) => boolean
  pick: <T>(from: readonly T[]) => T
}

export const chanceOf = (seed: string): Chance => {
  let drawn = 0
  const unit = () => hash32(`${seed}:${drawn++}`) / 2 ** 32
  return {
    below: (count) => Math.floor(unit() * count),
    isHit: (share) => unit() < share,
    pick: (from) => from[Math.floor(unit() * from.length)]!,
  }
}
