import { AppError } from '@/lib/core/errors'

/** The longest list of any request holds 100,000 ids. */
const mostValues = 150_000

const [quote, backslash, comma, openList, openObject] = [...'"\\,[{'].map((sign) => sign.charCodeAt(0))

/** Where the text that opens at `from` closes. */
const endOfText = (bytes: Uint8Array, from: number): number => {
  let at = from + 1
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1
  return at
}

/**
 * Refuses JSON that would take seconds to read, and a hundred times its size in memory, before any of it is read:
 * millions of values, side by side or one within the other. One pass over the bytes; whether they are JSON is not asked.
 * @throws AppError invalid-input
 */
export const refuseCrowded = (bytes: Uint8Array): void => {
  // Each value takes a byte at least.
  if (bytes.length < mostValues) return
  let values = 1
  for (let at = 0; at < bytes.length; at++) {
    const sign = bytes[at]
    if (sign === quote) at = endOfText(bytes, at)
    else if (sign === comma || sign === openList || sign === openObject) values++
    if (values > mostValues)
      throw new AppError(
        'invalid-input',
        `A request may hold at most ${mostValues.toLocaleString('en-GB')} values. Send less at once.`,
        { fields: { body: 'holds too many values' } },
      )
  }
}
