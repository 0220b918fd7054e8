import { useEffect, useState } from 'react'
import type { Instance } from '@/lib/core/scenario/instance'
import { drawOwnAs, type OwnText } from './draw-own'

/** Draws a scenario here, by code that is fetched only then; null where there is no such generator, or none of that revision. */
export const drawInstance = async (id: string, seed: number, revision?: number): Promise<Instance | null> => {
  const [{ findGenerator }, { makeInstance }] = await Promise.all([
    import('@/lib/core/scenario/generators/all'),
    import('@/lib/core/scenario/instance'),
  ])
  const generator = findGenerator(id)
  if (!generator || (revision !== undefined && revision !== generator.revision)) return null
  return makeInstance(generator, seed)
}

/**
 * The scenario of a seed: what is at hand where it is of that seed, else drawn here, by code that is fetched only then. Null while
 * it is fetched; where it cannot be drawn, what is at hand is better than nothing.
 * @param own what draws it, where a learner wrote it
 */
export const useInstance = (atHand: Instance, seed: number, own?: OwnText): Instance | null => {
  const [drawn, setDrawn] = useState<Instance | null>(null)
  const { id } = atHand
  const isAtHand = atHand.seed === seed
  useEffect(() => {
    if (isAtHand) return
    let isShown = true
    const take = (instance: Instance | null) => {
      if (isShown) setDrawn(instance ?? atHand)
    }
    const drawing = own ? drawOwnAs(own, seed, atHand) : drawInstance(id, seed)
    drawing.then(take, () => take(null))
    return () => {
      isShown = false
    }
  }, [isAtHand, id, seed, atHand, own])
  return isAtHand ? atHand : drawn
}
