import { decodeText } from '@/lib/client/text-files'

test('text is read in the encoding it was saved in', () => {
  const le = Buffer.from('\ufeffé,日', 'utf16le')
  expect(decodeText(new Uint8Array(le))).toBe('é,日')
  expect(decodeText(new Uint8Array(Buffer.from(le).swap16()))).toBe('é,日')
  expect(decodeText(new Uint8Array(Buffer.from('é,日', 'utf8')))).toBe('é,日')
  expect(decodeText(new Uint8Array(Buffer.from('caf\u00e9', 'latin1')))).toBe('café')
  expect(decodeText(new Uint8Array([0x50, 0, 0xff, 0xfe]))).toContain('\u0000')
})
