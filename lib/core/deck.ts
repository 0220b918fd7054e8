/** Decks nest by name: `A::B` is B inside A. */
export const deckSeparator = '::'

/** The parts of a deck name, trimmed; null when a part is empty or the whole is too long or too deep. */
export const parseDeckName = (name: string): string[] | null => {
  const parts = name
    .normalize('NFC')
    .split(deckSeparator)
    .map((part) => part.trim().replace(/\s+/g, ' '))
  if (parts.some((part) => part === '' || /[\u0000-\u001f\u007f]/.test(part))) return null
  return parts.length <= 10 && parts.join(deckSeparator).length <= 200 ? parts : null
}

/** The names of all decks above one, nearest last: `A`, `A::B` for `A::B::C`. */
export const ancestorNames = (name: string): string[] => {
  const parts = name.split(deckSeparator)
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join(deckSeparator))
}

/** The name of the deck above, or null at the top. */
export const parentName = (name: string): string | null => ancestorNames(name).at(-1) ?? null

/** True for a deck inside another, at any depth; names compare without regard to case. */
export const isInside = (name: string, ancestor: string): boolean =>
  name.toLowerCase().startsWith(`${ancestor.toLowerCase()}${deckSeparator}`)
