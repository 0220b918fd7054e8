/** True when a lapse makes the card a leech anew: at the threshold, then every half threshold (Anki, states/review.rs). */
export const isLeechLapse = (lapses: number, threshold: number): boolean =>
  threshold > 0 && lapses >= threshold && (lapses - threshold) % Math.max(Math.ceil(threshold / 2), 1) === 0

/** True while a card has lapsed often enough to be marked. */
export const isLeech = (lapses: number, threshold: number): boolean => threshold > 0 && lapses >= threshold
