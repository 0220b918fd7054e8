import type { AnyGenerator } from '../generator'
import { exactOrApproximateSearch } from './exact-or-approximate-search'

/** Every generator, in the order of its id. */
export const generators = [exactOrApproximateSearch] as readonly unknown[] as readonly AnyGenerator[]

/** By id or slug; undefined for what is none. */
export const findGenerator = (name: string): AnyGenerator | undefined =>
  generators.find(({ id, slug }) => id === name || slug === name)
