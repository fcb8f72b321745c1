import { type Operation, writeOperation } from './document.js'
import { Draw } from './draw.js'
import { drawOperation, drawTheme } from './draw-operation.js'
import { drawWorld } from './draw-world.js'
import { firstQuestions, pickForemost } from './first-questions.js'
import { followPages } from './follow.js'
import { beforeHide, drawHide, type Hide, runHide } from './hide.js'
import { Pools } from './pools.js'
import { redrawHidden } from './redraw.js'
import type { Answer, Server } from './servers.js'
import { type Broken, checkAliases, checkPreview } from './side-rules.js'
import { changed, type Delta, type Viewer, type World } from './world.js'

/** A world, who looks at it, and all that is different in the second one. */
export interface Pair {
  readonly world: World
  readonly viewer: Viewer
  readonly deltas: readonly Delta[]
  /** What somebody hid after the viewer had looked around. */
  readonly hide: Hide | null
}

/** A pair about to be asked: how it goes on being drawn, and about whom the viewer asks first. */
interface Begun extends Pair {
  readonly draw: Draw
  readonly foremost: string | null
}

/** An operation in its place among those of a pair. */
export interface Step {
  readonly number: number
  readonly operation: Operation
}

/** In what two answers differ; `fault`: the server failed; `rule`: an answer breaks a promise of its own. */
export type Difference = 'status' | 'headers' | 'body' | 'statements' | 'fault' | 'rule'

export interface Leak extends Pair {
  readonly difference: Difference
  /** The last one got different answers. */
  readonly steps: readonly Step[]
  readonly answers: readonly [Answer, Answer]
  readonly broken: Broken | null
}

export type Servers = readonly [Server, Server]

const seedOf = (seed: number, pair: number): number => (Math.imul(seed, 48_271) + Math.imul(pair, 2_654_435)) | 0

export function drawPair(seed: number, number: number): Begun {
  const draw = new Draw(seedOf(seed, number))
  const { viewer, ...drawn } = drawWorld(draw, seedOf(seed, number) >>> 0)
  const { world, hide } = drawHide(draw, drawn.world, viewer)
  const foremost = hide?.person ?? pickForemost(draw, world, viewer)
  const deltas = redrawHidden(draw, world, viewer, foremost)
  return { draw, world, viewer, hide, deltas, foremost }
}

/**
 * Did one of the answers take a statement that the other did not? How often and in which order is not compared: loaders share
 * a statement among those who ask at the same moment, so that an id that is there and one that is not can differ in it.
 */
function tookOthers(first: readonly string[], second: readonly string[]): boolean {
  const [one, other] = [new Set(first), new Set(second)]
  return first.some((text) => !other.has(text)) || second.some((text) => !one.has(text))
}

export function differenceOf(first: Answer, second: Answer): Difference | null {
  if ([first, second].some(({ body }) => body.includes('"INTERNAL_SERVER_ERROR"'))) return 'fault'
  if (first.status !== second.status) return 'status'
  if (first.body !== second.body) return 'body'
  if (first.headers !== second.headers) return 'headers'
  return tookOthers(first.statements, second.statements) ? 'statements' : null
}

/** The two servers with the two worlds of a pair in them, and how the viewer asks both. */
export async function openPair(servers: Servers, { world, viewer, deltas, hide }: Pair) {
  const worlds = [world, changed(world, deltas)] as const
  const tokens = await Promise.all(
    servers.map(async (server, index) => {
      const of = worlds[index] as World
      await server.load(beforeHide(of, hide))
      if (hide) await runHide(server, of, viewer, hide)
      return server.token(of, viewer)
    }),
  )
  return async ({ number, operation }: Step): Promise<readonly [Answer, Answer]> => {
    const sent = writeOperation(operation, number)
    const [first, second] = servers
    return Promise.all([first.ask(tokens[0] ?? null, sent), second.ask(tokens[1] ?? null, sent)])
  }
}

/** Of somebody for whom nobody exists, most questions have one answer. */
const fewOperations = 8
const noAnswer: Answer = { status: 0, headers: '', body: '', statements: [] }

/** Sends so many operations to both worlds; the first difference ends it. Null: there was none. */
export async function runPair(
  servers: Servers,
  { draw, foremost, ...pair }: Begun,
  count: number,
): Promise<Leak | null> {
  const ask = await openPair(servers, pair)
  const unlike =
    (await checkPreview(servers[0], pair.world, draw, pair.viewer.person)) ??
    (await checkPreview(servers[1], changed(pair.world, pair.deltas), draw, pair.viewer.person))
  if (unlike) return { ...pair, difference: 'rule', steps: [], answers: [noAnswer, noAnswer], broken: unlike }
  const theme = drawTheme(draw)
  const pools = new Pools([pair.world, changed(pair.world, pair.deltas)])
  const broad = firstQuestions(draw, pools, { ...pair, foremost })
  const steps: Step[] = []
  const pages: Operation[] = []
  const asked = pair.viewer.person ? count : Math.min(count, fewOperations)
  for (let number = 0; number < asked; number++) {
    const turn = pages.length && draw.chance(0.3) ? pages.splice(draw.integer(0, pages.length - 1), 1)[0] : undefined
    const step = { number, operation: broad[number] ?? turn ?? drawOperation(draw, pools, pair.viewer, theme) }
    steps.push(step)
    const answers = await ask(step)
    const broken = checkAliases(answers[0])
    const difference = differenceOf(...answers) ?? (broken && 'rule')
    if (difference) return { ...pair, difference, steps, answers, broken }
    pools.harvest(answers[0].body)
    if (answers[0].status === 200) pages.push(...followPages(step.operation, answers[0].body).slice(0, 2))
  }
  return null
}
