/** The mark: a flat cost, a rising cost, and the ring where they cross. */
export function CrossingMark() {
  return (
    <svg viewBox="0 0 24 24" fill="none" strokeWidth="1.9" strokeLinecap="round" aria-hidden="true">
      <path d="M2 14.5H22" stroke="currentColor" />
      <path d="M3 21.5C10.5 20 15.5 13 20.5 3" stroke="var(--accent)" />
      <circle cx="13.4" cy="14.5" r="3" fill="var(--paper)" stroke="currentColor" />
    </svg>
  )
}
