import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { AppError } from '@/lib/core/errors'
import type { SourceFile } from '@/lib/core/codec/plan'

/** Beginnings by which files that are no text are known. */
const beginnings: [string, string][] = [
  ['PK\u0003\u0004', 'a zip file, such as an Anki package or a spreadsheet'],
  ['%PDF', 'a PDF'],
  ['SQLite format 3', 'a database'],
  ['\uFFFDPNG', 'a picture'],
  ['GIF8', 'a picture'],
  ['{\\rtf', 'a document in rich text'],
]

const named = ({ name }: SourceFile) => (name === '' ? 'This text' : `“${name.slice(0, 60)}”`)

const refuse = (message: string): never => {
  throw new AppError('unreadable-file', `${message} Nothing was imported.`)
}

/** Refuses what is no text. @throws AppError unreadable-file */
export const checkReadable = (files: readonly SourceFile[]): void => {
  if (files.every(({ text }) => text.trim() === ''))
    refuse(files.length === 1 ? `${named(files[0]!)} is empty.` : 'These files are empty.')
  for (const file of files) {
    const start = file.text.slice(0, 8192)
    const kind = beginnings.find(([beginning]) => start.startsWith(beginning))?.[1]
    if (kind) refuse(`${named(file)} is no text: it begins like ${kind}.`)
    const nuls = start.split('\u0000').length - 1
    if (nuls > start.length / 4)
      refuse(`${named(file)} seems to be written in UTF-16. Save it as UTF-8, then import it again.`)
    const controls = (start.match(/[\u0000-\u0008\u000e-\u001f]/g) ?? []).length
    if (nuls > 0 || controls > start.length / 50) refuse(`${named(file)} is no text.`)
  }
}

/** Files as they are kept until the commit. */
export const packFiles = (files: readonly SourceFile[]): Promise<Uint8Array> =>
  promisify<string, object, Buffer>(gzip)(JSON.stringify(files), { level: 1 })

export const unpackFiles = async (packed: Uint8Array): Promise<SourceFile[]> =>
  JSON.parse((await promisify<Uint8Array, Buffer>(gunzip)(packed)).toString('utf8')) as SourceFile[]
