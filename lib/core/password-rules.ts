/** Words of an account that somebody who knows its address would try first. */
const wordsOf = (email: string): string[] => {
  const [local = '', domain = ''] = email.toLowerCase().split('@')
  return [email.toLowerCase(), local, domain, domain.split('.')[0]!, 'crossover'].filter(
    (word) => word.length >= 4,
  )
}

/** True when a password is a word of its account and besides only digits and signs: `ada.lovelace1`, `Crossover2026!`. */
export const isAccountWord = (password: string, email: string): boolean => {
  const typed = password.toLowerCase()
  return wordsOf(email).some((word) => typed.includes(word) && !/\p{L}/u.test(typed.replace(word, '')))
}

/** What to say of such a password. */
export const accountWordProblem =
  'is made of your address or of this product’s name: choose words that are not'
