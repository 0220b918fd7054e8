/** What is longer is left out: once encoded, it might be too long for an address. */
const longestSearch = 2000

/** The address of the sign-in page that leads back to a page. @param search with its `?`, or nothing */
export const signInPath = (path: string, search: string): string =>
  `/sign-in?next=${encodeURIComponent(search.length > longestSearch ? path : path + search)}`
