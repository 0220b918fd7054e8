import { setTimeout as sleep } from 'node:timers/promises'
import { createTransport } from 'nodemailer'

export type Letter = { to: string; subject: string; text: string }

/** Sends one letter; rejects when it could not be handed over. */
export type Carrier = { carry(letter: Letter): Promise<void>; close(): void }

/** Letters are written and sent after the reply, one at a time, so that no reply tells whether there was one. */
export type Mail = {
  /** Queues a letter; `write` may find that there is none to send. */
  post(write: () => Promise<Letter | null>): void
  /** Resolves when nothing waits. */
  settled(): Promise<void>
  close(): void
}

/** Over SMTP. @param url smtp:// or smtps://, with user and password if the server wants them */
export const smtpCarrier = (url: string, from: string): Carrier => {
  const transport = createTransport(url)
  return {
    carry: async ({ to, subject, text }) => {
      // As an object, so that nothing in an address is read as a second one.
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        disableFileAccess: true,
        disableUrlAccess: true,
      })
    },
    close: () => transport.close(),
  }
}

const mostWaiting = 1000
/** Long enough for the reply to be on its way. */
const pauseMs = 100

/**
 * @param onFailure hears of letters that were given up
 * @param retryAfterMs how long to wait before each further try
 */
export const openMail = (
  carrier: Carrier,
  onFailure: (error: unknown) => void,
  retryAfterMs: readonly number[] = [2000, 10_000, 60_000],
): Mail => {
  let waiting = 0
  let last = Promise.resolve()

  const carry = async (letter: Letter): Promise<void> => {
    for (const waitMs of retryAfterMs) {
      try {
        return await carrier.carry(letter)
      } catch {
        await sleep(waitMs, undefined, { ref: false })
      }
    }
    await carrier.carry(letter)
  }

  const run = async (write: () => Promise<Letter | null>): Promise<void> => {
    await sleep(pauseMs, undefined, { ref: false })
    const letter = await write()
    if (letter) await carry(letter)
  }

  return {
    post: (write) => {
      if (waiting >= mostWaiting) return onFailure(new Error('too many letters are waiting'))
      waiting += 1
      last = last
        .then(() => run(write))
        .catch(onFailure)
        .finally(() => {
          waiting -= 1
        })
    },
    settled: () => last,
    close: () => carrier.close(),
  }
}
