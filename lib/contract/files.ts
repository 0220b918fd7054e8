/** A file as an answer: its bytes, what they are, and the name it is saved under (letters, digits, `.`, `-`, `_`). */
export type FileReply = {
  type: string
  /** At once, or piece by piece while they are made. */
  bytes: Uint8Array | AsyncIterable<Uint8Array>
  name: string
  /** `for-ever`: the address names the content, so a browser need never ask again. */
  keep: 'never' | 'for-ever'
}
