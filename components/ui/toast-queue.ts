/** The one message at the foot of the page. A newer one takes the place of the older. */
export type Toast = { id: number; text: string; undo?: () => void }

let current: Toast | null = null
let lastId = 0
const listeners = new Set<() => void>()

const put = (toast: Toast | null) => {
  current = toast
  listeners.forEach((listener) => listener())
}

export const showToast = (text: string, undo?: () => void) => {
  lastId += 1
  put({ id: lastId, text, undo })
}

/** Takes a message away, unless a newer one stands there. */
export const dismissToast = (id: number) => {
  if (current?.id === id) put(null)
}

export const readToast = () => current

export const onToast = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
