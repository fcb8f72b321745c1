import type { Region } from '../visibility/settings.js'
import { aldenvikOpportunities } from './aldenvik-opportunities.js'
import { aldenvikUnits } from './aldenvik-units.js'
import type { pastEmployers } from './life-tables.js'
import { meridianOpportunities } from './meridian-opportunities.js'
import { meridianUnits } from './meridian-units.js'
import type { Rank } from './organization.js'

/** The employee in the middle of the demo, and those around them. Teams and titles are those of the tables. */
export interface CastPlan {
  /** The first one of this rank in this team; their manager is the cast's manager. */
  readonly employee: { readonly team: string; readonly rank: Rank; readonly name: string }
  /** `skill/level`: what the employee has learned, at work and beside it. */
  readonly skills: string
  /** The head of this team. */
  readonly hiringTeam: string
  /** The opportunity, posted by others, on whose team the employee's manager is. */
  readonly managerJoins: string
  readonly applies: readonly { readonly title: string; readonly message: string; readonly showToManagers?: boolean }[]
}

export interface EmployerPlan {
  readonly name: string
  readonly domain: string
  readonly region: Region
  readonly continent: keyof typeof pastEmployers
  readonly units: string
  readonly opportunities: string
  readonly cast: CastPlan
}

/** The two employers of the demo: freight and energy in the United States, medical devices in Europe. */
export const employerPlans: readonly EmployerPlan[] = [
  {
    name: 'Meridian Freight & Energy',
    domain: 'meridian-freight.example',
    region: 'UNITED_STATES',
    continent: 'america',
    units: meridianUnits,
    opportunities: meridianOpportunities,
    cast: {
      employee: { team: 'Route Planning', rank: 'Senior', name: 'Marisol Whitaker' },
      skills: `transport-planning/5 route-optimization/5 dispatching/4 hours-of-service/4 shipment-tracking/4 freight-rates/3
        spreadsheets/5 sql/4 python/3 forecasting/3 data-analysis/4 data-visualization/4 power-bi/3
        geographic-information-systems/3 stakeholder-communication/4 storytelling-with-data/3 spanish/4`,
      hiringTeam: 'Operations Analytics',
      managerJoins: 'Charging Plan for Electric Trucks',
      applies: [
        {
          title: 'Route Forecasting Analyst',
          message:
            'I plan routes by day and have forecast my own lanes in Python since last year. I would like to do that for all planners.',
        },
        {
          title: 'Charging Plan for Electric Trucks',
          message: 'I know where our trucks stand still and for how long, and can bring that to the plan.',
        },
        {
          title: 'Map of Empty Miles',
          message: 'Empty miles are the first thing I look at each morning. My lead knows that I would like to help.',
          showToManagers: true,
        },
      ],
    },
  },
  {
    name: 'Aldenvik Medical Systems',
    domain: 'aldenvik.example',
    region: 'EUROPEAN_ECONOMIC_AREA',
    continent: 'europe',
    units: aldenvikUnits,
    opportunities: aldenvikOpportunities,
    cast: {
      employee: { team: 'Quality Engineering', rank: 'Senior', name: 'Ewelina Sadowska' },
      skills: `quality-management/5 capa/5 root-cause-analysis/5 failure-mode-analysis/4 iso-13485/5 process-validation/4
        nonconformance-management/4 product-complaints/4 quality-audit/3 change-control/4 document-control/4
        device-risk-management/4 medical-device-regulation/3 technical-files/3 gap-analysis/3 english/4 polish/5`,
      hiringTeam: 'Regulatory Affairs',
      managerJoins: 'Gap Check of Technical Files',
      applies: [
        {
          title: 'Regulatory Affairs Specialist, Software Devices',
          message:
            'I have prepared six audits and the risk files of two devices, and would like to build such files from the start.',
        },
        {
          title: 'Gap Check of Technical Files',
          message:
            'I read these files for every audit. Comparing them with the new rules is the natural next step for me.',
        },
      ],
    },
  },
]
