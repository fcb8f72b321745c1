import { applicationRoutes } from './application-routes.js'
import { directoryRoutes } from './directory-routes.js'
import { idRoutes } from './id-routes.js'
import { matchingRoutes, opportunityRoutes } from './matching-routes.js'
import { pathRoutes } from './path-routes.js'
import { revealRoutes } from './reveal-routes.js'
import type { Route } from './route.js'
import type { Scene } from './scene.js'

/** Every route of this scene's world that its server offers. */
export const routesOf = (scene: Scene): Route[] =>
  [
    ...idRoutes(scene),
    ...directoryRoutes(scene),
    ...pathRoutes(scene),
    ...matchingRoutes(scene),
    ...[...scene.ids.opportunityIds.keys()].flatMap((key) => [
      ...opportunityRoutes(scene, key),
      ...applicationRoutes(scene, key),
      ...revealRoutes(scene, key),
    ]),
  ].filter(({ needs }) => needs === undefined || scene.offers.has(needs))
