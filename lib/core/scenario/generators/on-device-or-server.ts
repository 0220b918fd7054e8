import { isAbove, isAtLeast, isAtMost, isBelow } from '../arithmetic'
import type { Generator, Solved } from '../generator'
import { decide, type Step } from '../ladder'
import { exact, rounded } from '../words'

/** G39. On the device or on the server: duties first, then size, updates, and only then latency. */

type Placement = {
  modelMB: number
  deviceMB: number
  rttMs: number
  serverMs: number
  deviceMs: number
  privacy: boolean
  offline: boolean
  updatesPerWeek: number
}

const frequentUpdates = 7
/** A model up to so many times too big: compressing it is defensible too. */
const slightlyTooBig = 1.25

const solve = (v: Placement): Solved => {
  const serverPathMs = v.rttMs + v.serverMs
  const sizeRatio = v.modelMB / v.deviceMB
  const steps: Step[] = [
    {
      id: 'duty',
      option: isAtMost(v.modelMB, v.deviceMB) ? 'on-device' : 'compress-on-device',
      holds: v.privacy || v.offline,
      kind: 'hard',
    },
    { id: 'too-big', option: 'server', holds: isAbove(v.modelMB, v.deviceMB), kind: 'hard' },
    {
      id: 'frequent-updates',
      option: 'server',
      holds: isAtLeast(v.updatesPerWeek, frequentUpdates),
      kind: 'soft',
      ratio: v.updatesPerWeek / frequentUpdates,
    },
    {
      id: 'device-sooner',
      option: 'on-device',
      holds: isBelow(v.deviceMs, serverPathMs),
      kind: 'soft',
      ratio: v.deviceMs / serverPathMs,
    },
  ]
  const decision = decide(steps, { id: 'server-sooner', option: 'server' })
  const intermediates = { serverPathMs, sizeRatio }
  if (decision.deciding !== 'too-big') return { ...decision, intermediates }
  const near = isAtMost(sizeRatio, slightlyTooBig)
  return {
    answers: near ? ['server', 'compress-on-device'] : ['server'],
    near,
    ratio: sizeRatio,
    deciding: 'too-big',
    flipped: near ? 'too-big' : null,
    intermediates,
  }
}

const dutyWords = ({ privacy, offline }: Placement): string => {
  if (privacy && offline) return 'the data may not leave the device and there may be no network'
  return privacy ? 'the data may not leave the device' : 'it must work without a network'
}

const explanations: Record<string, (v: Placement, solved: Solved) => string> = {
  duty: (v, { answers, intermediates: { sizeRatio } }) =>
    answers[0] === 'on-device'
      ? `Because ${dutyWords(v)}, a server is out, whatever it would save. The model of ${exact(v.modelMB)} MB fits the ${exact(v.deviceMB)} MB there are, so it runs as it is.`
      : `Because ${dutyWords(v)}, a server is out, whatever it would save. The model of ${exact(v.modelMB)} MB is ${rounded(sizeRatio!)} times the ${exact(v.deviceMB)} MB there are, so it must be quantised or distilled first, at some quality.`,
  'too-big': (v, { intermediates: { sizeRatio } }) =>
    `No duty keeps the model on the device, and with ${exact(v.modelMB)} MB against ${exact(v.deviceMB)} MB it is ${rounded(sizeRatio!)} times too big. Compressing would cost quality and work that nobody asked for; a server runs it whole.`,
  'frequent-updates': (v) =>
    `The model changes ${exact(v.updatesPerWeek)} times a week, at least daily. Devices update late and unevenly, so many versions would answer at once; a server changes for everybody in one step.`,
  'device-sooner': (v, { intermediates: { serverPathMs } }) =>
    `The model fits, it changes seldom, and the device answers in ${exact(v.deviceMs)} ms where round trip and server take ${rounded(serverPathMs!)} ms. It also answers without a network, and each answer costs you no server.`,
  'server-sooner': (v, { intermediates: { serverPathMs } }) =>
    `The model fits and changes seldom, but the device takes ${exact(v.deviceMs)} ms where round trip and server take ${rounded(serverPathMs!)} ms. The server is no slower, spares memory and battery, and can be changed at once.`,
}

const isOnlyLatency = ({ deciding }: Solved): boolean =>
  deciding === 'device-sooner' || deciding === 'server-sooner'

export const onDeviceOrServer: Generator<Placement> = {
  id: 'G39',
  slug: 'on-device-or-server',
  title: 'On the device or on the server',
  revision: 1,
  topic: 'T11',
  kind: 'choice',
  factIds: ['F11.17', 'F12.4'],
  variables: {
    modelMB: { label: 'Size of the model', unit: 'MB' },
    deviceMB: { label: 'Room for it on the device', unit: 'MB' },
    rttMs: { label: 'Round trip to the server', unit: 'ms' },
    serverMs: { label: 'Time on the server', unit: 'ms' },
    deviceMs: { label: 'Time on the device', unit: 'ms' },
    privacy: { label: 'Data', unit: '' },
    offline: { label: 'Network', unit: '' },
    updatesPerWeek: { label: 'Updates of the model', unit: 'a week' },
  },
  whole: [],
  draw: (from) => ({
    modelMB: from.log('modelMB', 1, 1000, 2),
    deviceMB: from.oneOf('deviceMB', [20, 50, 100, 200, 500]),
    rttMs: from.oneOf('rttMs', [20, 40, 60, 80, 120, 200, 300]),
    serverMs: from.oneOf('serverMs', [5, 10, 20, 40, 80]),
    deviceMs: from.log('deviceMs', 5, 600, 2),
    privacy: from.isHit(0.2),
    offline: from.isHit(0.2),
    updatesPerWeek: from.oneOf('updatesPerWeek', [0, 0.25, 0.5, 1, 2, 3, 6, 7, 14, 35]),
  }),
  isFair: (v) => isAtMost(v.modelMB, 8 * v.deviceMB),
  aims: [{ aim: 'on-device' }, { aim: 'compress-on-device' }, { aim: 'server' }],
  aimOf: (_, { answers }) => answers[0],
  solve,
  options: () => [
    { id: 'on-device', label: 'On the device, as it is' },
    { id: 'compress-on-device', label: 'On the device, compressed first' },
    { id: 'server', label: 'On the server' },
  ],
  reasons: () => [
    { id: 'duty', label: 'Data may not leave, or there may be no network' },
    { id: 'too-big', label: 'The model is too big for the device' },
    { id: 'frequent-updates', label: 'The model is updated too often' },
    { id: 'device-sooner', label: 'The device answers sooner' },
    { id: 'server-sooner', label: 'The server answers no later' },
  ],
  crossover: (v, solved) => {
    const value = v.deviceMs - v.serverMs
    return {
      variable: 'rttMs',
      value,
      ...(isOnlyLatency(solved)
        ? {}
        : {
            words: `Latency does not decide here. If it did, the answer would flip at a round trip of ${rounded(value)} ms.`,
          }),
      curves: [
        { id: 'server', label: 'server path, ms', y: (x) => x + v.serverMs },
        { id: 'device', label: 'device, ms', y: () => v.deviceMs },
      ],
    }
  },
  twist: ({ privacy }) => ({ privacy: !privacy }),
  story:
    'A model can run on people’s devices or on your servers. Up to eight times compression is thought possible (int8, 4-bit, distillation), at some quality.\nWhere does it run?',
  say: {
    privacy: (mayNotLeave) => (mayNotLeave ? 'bound to the device' : 'free to leave the device'),
    offline: (isOffline) => (isOffline ? 'not always there: it must work without' : 'always there'),
  },
  explain: (v, solved) => explanations[solved.deciding]!(v, solved),
  mistakes: (v, { deciding, intermediates: { sizeRatio, serverPathMs } }) => ({
    'on-device': isAbove(v.modelMB, v.deviceMB)
      ? `Size is forgotten: the model is ${rounded(sizeRatio!)} times as big as the room for it.`
      : deciding === 'frequent-updates'
        ? 'Only the round trip is counted: devices would run behind so many updates.'
        : `The round trip is thought to decide by itself, but the device takes longer than the ${rounded(serverPathMs!)} ms of the whole server path.`,
    'compress-on-device': isAbove(v.modelMB, v.deviceMB)
      ? 'Quality is given up for room on the device, where no duty asks for it.'
      : 'The model fits the device as it is: compressing gives up quality for nothing.',
    server:
      deciding === 'duty'
        ? 'A duty is overlooked: privacy or use without a network rules the server out.'
        : 'Round trip and server together take longer than the device.',
  }),
}
