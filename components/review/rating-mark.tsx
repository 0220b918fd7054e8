import type { Rating } from '@/lib/core/rating'

/** A rating is a fill level before it is a colour: an empty ring, half, full, full with a ring. */
export function RatingMark({ rating }: { rating: Rating }) {
  return (
    <svg className={`mark ${rating}`} viewBox="0 0 16 16" aria-hidden="true">
      {rating === 'good' && <circle cx="8" cy="8" r="7" fill="currentColor" />}
      {rating === 'easy' && <circle cx="8" cy="8" r="4" fill="currentColor" />}
      {rating === 'easy' && (
        <circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" strokeWidth="1.6" />
      )}
      {(rating === 'again' || rating === 'hard') && (
        <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
      )}
      {rating === 'hard' && <path d="M8 2a6 6 0 0 0 0 12z" fill="currentColor" />}
    </svg>
  )
}
