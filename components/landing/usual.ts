/** What is taken for granted where a guest says nothing. */
export const usualMinutes = 9
export const usualDays = 42
