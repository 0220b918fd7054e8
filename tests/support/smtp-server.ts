import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'

export type Received = { from: string; to: string; subject: string; text: string }

/** A mail server on this machine that keeps what it is given. */
export type SmtpServer = {
  url: string
  letters: Received[]
  /** Turns away so many letters that come next, as a server does that is busy. */
  turnAway(count: number): void
  /** The first letter to an address that has come, or the next to come. */
  letterTo(address: string, patienceMs?: number): Promise<Received>
  stop(): Promise<void>
}

const decoded = (body: string): string =>
  Buffer.from(
    body
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
    'latin1',
  ).toString('utf8')

const parsed = (from: string, to: string, data: string): Received => {
  const at = data.indexOf('\r\n\r\n')
  const head = data.slice(0, at).replace(/\r\n[ \t]/g, ' ')
  const body = data
    .slice(at + 4)
    .replace(/\r\n\.\r\n$/, '')
    .replace(/^\.\./gm, '.')
  const isQuoted = /^Content-Transfer-Encoding: quoted-printable/im.test(head)
  return {
    from,
    to,
    subject: /^Subject: (.*)$/im.exec(head)?.[1] ?? '',
    text: (isQuoted ? decoded(body) : body).replace(/\r\n/g, '\n'),
  }
}

const between = (line: string) => /<([^>]*)>/.exec(line)?.[1] ?? ''

const converse = (socket: Socket, take: (letter: Received) => boolean): void => {
  let [from, to, data, rest] = ['', '', '', '']
  let isData = false
  const say = (line: string) => socket.write(`${line}\r\n`)
  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO' || verb === 'HELO') return say('250 here')
    if (verb === 'MAIL') from = between(line)
    if (verb === 'RCPT') to = between(line)
    if (verb === 'QUIT') return socket.end('221 bye\r\n')
    if (verb === 'DATA') {
      isData = true
      data = ''
      return say('354 go on')
    }
    say('250 ok')
  }
  socket.on('error', () => undefined)
  socket.on('data', (chunk) => {
    rest += chunk.toString('latin1')
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end)
      rest = rest.slice(end + 2)
      if (!isData) command(line)
      else if (line !== '.') data += `${line}\r\n`
      else {
        isData = false
        say(take(parsed(from, to, data)) ? '250 kept' : '451 busy')
      }
    }
  })
  say('220 here')
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  )

export const startSmtpServer = async (): Promise<SmtpServer> => {
  const letters: Received[] = []
  const hearers = new Set<() => void>()
  let refusals = 0
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    converse(socket, (letter) => {
      if (refusals-- > 0) return false
      letters.push(letter)
      hearers.forEach((hear) => hear())
      return true
    })
  })
  const port = await listen(server)
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    turnAway: (count) => {
      refusals = count
    },
    letterTo: (address, patienceMs = 5000) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no letter came to ${address}`)), patienceMs)
        const look = () => {
          const at = letters.findIndex(({ to }) => to === address)
          if (at < 0) return
          clearTimeout(timer)
          hearers.delete(look)
          resolve(letters.splice(at, 1)[0]!)
        }
        hearers.add(look)
        look()
      }),
    stop: () =>
      new Promise((resolve) => {
        sockets.forEach((socket) => socket.destroy())
        server.close(() => resolve())
      }),
  }
}
