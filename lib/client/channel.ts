/** What one tab tells the others of the same learner. */
export type TabMessage = { is: 'changed'; cardIds: string[] }

export type Channel = { tell: (message: TabMessage) => void; close: () => void }

const silent: Channel = { tell: () => undefined, close: () => undefined }

/** Opens the channel between tabs; where the browser has none, each tab is by itself until it is loaded anew. */
export const openChannel = (userId: string, hear: (message: TabMessage) => void): Channel => {
  if (typeof BroadcastChannel === 'undefined') return silent
  const channel = new BroadcastChannel(`crossover-${userId}`)
  channel.onmessage = (event: MessageEvent<TabMessage>) => hear(event.data)
  return { tell: (message) => channel.postMessage(message), close: () => channel.close() }
}
