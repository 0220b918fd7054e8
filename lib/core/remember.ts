const most = 4096
const mostZones = 200

/**
 * Remembers what was found for a time zone and a whole number: calendars are slow to ask, and whole batches ask for the
 * same few minutes and days. Forgets a zone's answers when there are too many, and all of them when there are too many zones.
 */
export const rememberByZone = <Found>(
  find: (timeZone: string, n: number) => Found,
): ((timeZone: string, n: number) => Found) => {
  const zones = new Map<string, Map<number, Found>>()
  return (timeZone, n) => {
    let known = zones.get(timeZone)
    if (!known) {
      if (zones.size >= mostZones) zones.clear()
      zones.set(timeZone, (known = new Map()))
    }
    const found = known.get(n)
    if (found !== undefined) return found
    if (known.size >= most) known.clear()
    const fresh = find(timeZone, n)
    known.set(n, fresh)
    return fresh
  }
}
