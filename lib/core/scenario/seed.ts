import { hash32 } from '../random'

/**
 * The seed of the scenario that a card asks next: the same on every device and after an undo, another after each answer.
 * @param basis of the card (`lib/core/card.ts`); null before any entry
 * @returns a whole number from 0 to 4294967295
 */
export const seedOf = (cardId: string, basis: string | null): number => hash32(`${cardId}:${basis ?? ''}`)
