const small = [
  ...['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
]
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/** A count in words up to ninety-nine, in figures from 100: "nine", "1,204". */
export const inWords = (n: number): string => {
  if (n < 0 || n > 99 || !Number.isInteger(n)) return n.toLocaleString('en-GB')
  const unit = n % 10
  if (n < 20) return small[n]!
  return `${tens[Math.floor(n / 10) - 2]}${unit === 0 ? '' : `-${small[unit]}`}`
}

/** "nine cards", "one card", "no cards". */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${inWords(n)} ${n === 1 ? one : many}`

/** "9 cards", "1 card". */
export const figured = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** "a", "a and b", "a, b and c". */
export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
