/** The next place of something, looked for only once for each stretch of text. */
export const finder = (text: string, what: string) => {
  let found = -1
  return (from: number): number => {
    if (found < from) {
      found = text.indexOf(what, from)
      if (found < 0) found = Infinity
    }
    return found
  }
}
