import type { Draw } from './draw.js'
import { whatMayBeLearned } from './oracle.js'
import { proposeFacts } from './redraw-facts.js'
import { proposePeople } from './redraw-people.js'
import { proposeWords } from './redraw-words.js'
import { proposeWork } from './redraw-work.js'
import { changed, type Delta, type Viewer, type World } from './world.js'

/** Enough that most of what is hidden differs; more would only be slower. */
const mostDeltas = 100
const mostProposals = 340
/** Of another employer all is hidden; a little of it is enough. */
const shareElsewhere = 0.15

/**
 * Changes that this viewer may not learn of, from a world to another in which everything hidden from them is drawn anew.
 * Each was proposed without thought and is kept only if it changes nothing of what the oracle lets the viewer learn.
 * What concerns `foremost` is tried first.
 */
export function redrawHidden(draw: Draw, world: World, viewer: Viewer, foremost: string | null): Delta[] {
  const learned = whatMayBeLearned(world, viewer)
  const deltas: Delta[] = []
  let present = world
  const touched = new Set<string>()
  const proposals = [...proposePeople, ...proposeFacts, ...proposeWords, ...proposeWork].flatMap((propose) =>
    propose(draw, world, viewer),
  )
  const isElsewhere = ({ changes }: Delta) => !changes.some(({ key }) => key.startsWith(`${viewer.employer}-`))
  const near = proposals.filter((delta) => !isElsewhere(delta) || draw.chance(shareElsewhere))
  const isForemost = ({ changes }: Delta) => changes.some(({ key }) => key.startsWith(`${foremost} `))
  for (const delta of [...near.filter(isForemost), ...draw.some(near, mostProposals)]) {
    const rows = delta.changes.map(({ part, key }) => `${part} ${key}`)
    if (rows.some((row) => touched.has(row))) continue
    const next = changed(present, [delta])
    if (whatMayBeLearned(next, viewer) !== learned) continue
    for (const row of rows) touched.add(row)
    deltas.push(delta)
    present = next
    if (deltas.length === mostDeltas) break
  }
  return deltas
}

/** Do these changes together leave what the viewer may learn as it was? Some are only hidden beside others. */
export const areHidden = (world: World, viewer: Viewer, deltas: readonly Delta[]): boolean =>
  whatMayBeLearned(changed(world, deltas), viewer) === whatMayBeLearned(world, viewer)
