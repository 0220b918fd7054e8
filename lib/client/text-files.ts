/** A file's text as an import takes it. */
export type TextFile = { name: string; text: string }

/** Browsers and Excel save text in one of these; what is no UTF-8 was most likely written by an old Windows. */
export const decodeText = (bytes: Uint8Array): string => {
  const begins = (...signs: number[]) => signs.every((sign, at) => bytes[at] === sign)
  if (begins(0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes)
  if (begins(0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // A zero byte is no letter of any alphabet: such a file is no text, and is sent so that it is refused with its reason.
    return new TextDecoder(bytes.includes(0) ? 'utf-8' : 'windows-1252').decode(bytes)
  }
}

/** Reads files that were chosen or dropped, in the order of their names. */
export const readTextFiles = async (files: readonly File[]): Promise<TextFile[]> => {
  const read = await Promise.all(
    files.map(async (file) => ({
      name: file.name,
      text: decodeText(new Uint8Array(await file.arrayBuffer())),
    })),
  )
  return read.sort((a, b) => a.name.localeCompare(b.name, 'en'))
}
