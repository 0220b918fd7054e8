import { randomBytes } from 'node:crypto'
import { readImage } from '@/lib/io/image'
import { avif, gif, jpeg, png, webp } from '@/tests/support/images'

test.each([
  ['PNG', png(320, 200), { type: 'image/png', width: 320, height: 200 }],
  ['GIF', gif, { type: 'image/gif', width: 1, height: 1 }],
  ['WebP', webp, { type: 'image/webp', width: 1, height: 1 }],
  ['JPEG', jpeg, { type: 'image/jpeg', width: 32, height: 16 }],
  ['AVIF', avif, { type: 'image/avif', width: 32, height: 16 }],
])('%s is known by its own bytes', (_, bytes, facts) => expect(readImage(bytes)).toEqual(facts))

test.each([
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['PDF', Buffer.from('%PDF-1.7')],
  ['BMP', Buffer.from('424d3a0000000000000036000000280000000100000001000000', 'hex')],
  ['HEIC', Buffer.concat([avif.subarray(0, 8), Buffer.from('heic'), avif.subarray(12)])],
  ['a PNG without its header', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
  ['a PNG of no width', png(0, 5)],
  ['a JPEG without a size', jpeg.subarray(0, 20)],
  ['half a WebP', webp.subarray(0, 14)],
  ['nothing', Buffer.alloc(0)],
])('%s is no image of a note', (_, bytes) => expect(readImage(bytes)).toBeNull())

test.each([
  ['a JPEG of noise', Buffer.concat([Buffer.from('ffd8ffe00010', 'hex'), randomBytes(5_000_000)])],
  ['a JPEG of zeros', Buffer.concat([Buffer.from('ffd8ffe00010', 'hex'), Buffer.alloc(5_000_000)])],
  [
    'an AVIF of a hundred thousand sizes',
    (() => {
      const size = avif.subarray(avif.indexOf('ispe') - 4)
      const many = Buffer.concat(Array.from({ length: 200_000 }, () => size))
      const head = Buffer.concat([avif.subarray(0, avif.indexOf('ipco') + 4), many])
      for (const [name, extra] of [
        ['meta', 0],
        ['iprp', 0],
        ['ipco', 0],
      ] as const)
        head.writeUInt32BE(head.length - head.indexOf(name) + 4 - extra, head.indexOf(name) - 4)
      return head
    })(),
  ],
])('%s is read or refused in a moment', (_, bytes) => {
  expect(() => readImage(bytes)).not.toThrow()
})
