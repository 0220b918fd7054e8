import {
  maxPreviewScenarioBytes,
  previewScenarioDocumented,
  previewScenarioInput,
} from '@/lib/contract/own-scenarios'
import { listScenariosReply, scenarioParams, scenarioQuery, scenarioReply } from '@/lib/contract/scenarios'
import { getScenario } from '@/lib/service/get-scenario'
import { listScenarios } from '@/lib/service/list-scenarios'
import { previewScenario } from '@/lib/service/preview-scenario'
import { route, type Route } from './route'

/** Scenarios whose right answer flips; no account is needed to answer one. */
export const scenarioRoutes: readonly Route[] = [
  route(
    'get',
    '/scenarios',
    { summary: 'List what scenarios are drawn from', access: 'public', reply: listScenariosReply },
    listScenarios,
  ),
  route(
    'get',
    '/scenarios/:id',
    {
      summary: 'Draw a scenario; the same seed gives the same',
      access: 'public',
      params: scenarioParams,
      query: scenarioQuery,
      reply: scenarioReply,
    },
    getScenario,
  ),
  route(
    'post',
    '/scenarios/preview',
    {
      summary: 'Draw a scenario that is being written',
      access: 'public',
      body: previewScenarioInput,
      documentedBody: previewScenarioDocumented,
      reply: scenarioReply,
      status: 200,
      mostBytes: maxPreviewScenarioBytes,
    },
    previewScenario,
  ),
]
