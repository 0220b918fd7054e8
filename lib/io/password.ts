import { hash, verify } from '@node-rs/argon2'

/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** So many hashes run at once; more would let sign-ins starve everything else. */
const lanes = 2
let running = 0
const waiting: (() => void)[] = []

const inLane = async <T>(work: () => Promise<T>): Promise<T> => {
  if (running >= lanes) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

/** argon2id in PHC form. */
export const hashPassword = (password: string): Promise<string> => inLane(() => hash(password, cost))

let decoy: Promise<string> | null = null

/** Checks a password; with no hash to check against it does the same work, and is false. */
export const verifyPassword = async (password: string, stored: string | null): Promise<boolean> => {
  decoy ??= hash('a password that nobody has', cost)
  const against = stored ?? (await decoy)
  const isRight = await inLane(() => verify(against, password).catch(() => false))
  return stored !== null && isRight
}

/** True when a stored hash was made at another cost than today's. */
export const isOutdated = (stored: string): boolean =>
  !stored.includes(`m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}`)
