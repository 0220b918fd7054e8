/**
 * Images of the cards at hand, kept on this device so that a review without network has them: put in here, handed out by
 * the service worker (public/sw.js knows the name).
 */
const name = 'images-crossover'
const mostImages = 300

const address = /<img src="(\/api\/v1\/media\/[0-9a-f]{64})"/g

const addressesIn = (cards: Iterable<{ front: string; back: string }>): string[] => {
  const found = new Set<string>()
  for (const { front, back } of cards)
    for (const side of [front, back])
      if (side.includes('<img')) for (const match of side.matchAll(address)) found.add(match[1]!)
  return [...found].slice(0, mostImages)
}

/** Fetches what is missing and lets go what no card shows any more. Without room, or without a cache, nothing is lost but offline images. */
export const keepImages = async (cards: Iterable<{ front: string; back: string }>): Promise<void> => {
  if (typeof caches === 'undefined') return
  try {
    const wanted = addressesIn(cards)
    if (wanted.length === 0 && !(await caches.has(name))) return
    const cache = await caches.open(name)
    for (const request of await cache.keys())
      if (!wanted.includes(new URL(request.url).pathname)) await cache.delete(request)
    for (const path of wanted) {
      if (await cache.match(path)) continue
      const response = await fetch(path, { credentials: 'same-origin' })
      if (response.ok) await cache.put(path, response)
    }
  } catch {
    // The next queue tries again.
  }
}

/** The learner leaves this device. */
export const forgetImages = async (): Promise<void> => {
  if (typeof caches !== 'undefined') await caches.delete(name).catch(() => false)
}
