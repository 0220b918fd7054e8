/**
 * Who was certain and wrong is asked again on this study day after it, by an overlay on the due date that moves nothing. Source:
 * errors made with high confidence are mended best when they are met again (hypercorrection), and fade within a week otherwise.
 */
export const askedAgainDays = 7

/** An answer given from this study day after it on has asked already. */
export const answeredSinceDays = 5
