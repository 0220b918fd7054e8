/** The 97.5th percentile of the normal distribution: two-sided 95%. */
const z = 1.959963984540054

/**
 * The 95% range of a share of which only `of` tries are known (Wilson 1927, score interval without continuity
 * correction); both ends lie in 0-1, null without a try.
 */
export const wilsonRange = (hits: number, of: number): { low: number; high: number } | null => {
  if (of === 0) return null
  const share = hits / of
  const middle = share + (z * z) / (2 * of)
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const scale = 1 + (z * z) / of
  return {
    low: hits === 0 ? 0 : Math.max(0, (middle - spread) / scale),
    high: hits === of ? 1 : Math.min(1, (middle + spread) / scale),
  }
}
