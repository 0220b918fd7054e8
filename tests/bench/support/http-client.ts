import { connect, type Socket } from 'node:net'

export type Reply = { status: number; body: string }

/** One kept-alive connection that sends one request at a time: little more than the socket, so that the load costs little. */
export type Connection = {
  send: (method: 'GET' | 'POST' | 'PATCH', path: string, body?: string) => Promise<Reply>
  close: () => void
}

const headEnd = Buffer.from('\r\n\r\n')
const lastChunk = Buffer.from('0\r\n\r\n')

const bodyOfChunks = (chunks: Buffer): string => {
  const parts: Buffer[] = []
  for (let at = 0; ;) {
    const lineEnd = chunks.indexOf('\r\n', at)
    const size = parseInt(chunks.toString('latin1', at, lineEnd), 16)
    if (size === 0) return Buffer.concat(parts).toString()
    parts.push(chunks.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = lineEnd + 2 + size + 2
  }
}

/** The reply once it is all there, or null. */
const readReply = (bytes: Buffer): Reply | null => {
  const end = bytes.indexOf(headEnd)
  if (end < 0) return null
  const head = bytes.toString('latin1', 0, end)
  const status = Number(head.slice(9, 12))
  const rest = bytes.subarray(end + headEnd.length)
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length !== undefined)
    return rest.length < Number(length) ? null : { status, body: rest.toString('utf8', 0, Number(length)) }
  if (status === 204) return { status, body: '' }
  return rest.subarray(-lastChunk.length).equals(lastChunk) ? { status, body: bodyOfChunks(rest) } : null
}

const opened = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.once('error', reject)
    socket.once('connect', () => resolve(socket))
  })

/** Opens a connection whose requests carry a personal token, or nothing. */
export const openConnection = async (port: number, token: string | null): Promise<Connection> => {
  const socket = await opened(port)
  const credentials = token === null ? '' : `Authorization: Bearer ${token}\r\n`
  let parts: Buffer[] = []
  let waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | null = null
  let failure: Error | null = null
  const fail = (error: Error) => {
    failure ??= error
    waiting?.reject(error)
    waiting = null
  }
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('the server closed the connection')))
  socket.on('data', (part) => {
    parts.push(part)
    const reply = readReply(parts.length === 1 ? part : Buffer.concat(parts))
    if (!reply || !waiting) return
    parts = []
    const { resolve } = waiting
    waiting = null
    resolve(reply)
  })
  return {
    send: (method, path, body) =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure)
        waiting = { resolve, reject }
        const length =
          body === undefined
            ? ''
            : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`
        socket.write(
          `${method} ${path} HTTP/1.1\r\nHost: localhost:${port}\r\n${credentials}${length}\r\n${body ?? ''}`,
        )
      }),
    close: () => {
      socket.removeAllListeners('close')
      socket.destroy()
    },
  }
}
