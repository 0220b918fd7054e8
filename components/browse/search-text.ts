/** A search as it is typed, changed by a press. */

const outside = /"[^"]*"?|\S+/g

const partsOf = (q: string): string[] => q.match(outside) ?? []

/** True when the search holds the condition as a word of its own. */
export const hasTerm = (q: string, term: string): boolean =>
  partsOf(q).some((part) => part.toLowerCase() === term)

/** Puts a condition after what is searched, or takes it away where it stands. */
export const toggleTerm = (q: string, term: string): string => {
  const parts = partsOf(q)
  if (hasTerm(q, term)) return parts.filter((part) => part.toLowerCase() !== term).join(' ')
  const isLoose = parts.some((part) => part.toLowerCase() === 'or')
  const before = isLoose ? `(${q.trim()})` : q.trim()
  return [before, term].filter(Boolean).join(' ')
}
