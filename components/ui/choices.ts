/** One of many to choose from. `words` are searched too, and shown to the right of the label. */
export type Choice = { value: string; label: string; words?: string }

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()

/** The choices that hold every word of what is searched, those that begin with it first. */
export const matching = (choices: readonly Choice[], search: string): Choice[] => {
  const words = plain(search).split(/\s+/).filter(Boolean)
  const found = choices.filter(({ label, words: more = '' }) => {
    const text = plain(`${label} ${more}`)
    return words.every((word) => text.includes(word))
  })
  const begins = ({ label }: Choice) => (plain(label).startsWith(words[0] ?? '') ? 0 : 1)
  return found.sort((a, b) => begins(a) - begins(b))
}
