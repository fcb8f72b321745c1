/**
 * Opportunities as `kind | status | title | org unit | place | hours a week | starts | ends`, and under each what it must
 * have, what it prefers, and its description. A requirement is `skill/minimum level*weight`; level and weight may be absent.
 */
export const meridianOpportunities = `
FULL_TIME_ROLE | OPEN | Senior Backend Engineer, Order Platform | Technology | remote | 40 | 2026-07-01 |
  java/4*3 spring-boot/3*2 sql/3 rest-apis/3 | apache-kafka microservices docker unit-testing
  The order platform takes in every shipment we move. We are splitting it into services that can be released on their own. You take one of them from design to daily operation, with two colleagues and a patient product manager.
FULL_TIME_ROLE | OPEN | Frontend Engineer, Customer Portal | Technology | Denver, Colorado | 40 | 2026-08-01 |
  typescript/3*2 react/3*2 css html | web-accessibility/2 design-systems end-to-end-testing
  Shippers book, follow and pay for freight in our portal. The next year is about accessible forms and quick pages. You work closely with design and with the people in customer service who hear what does not work.
FLEX_TIME_PROJECT | OPEN | Offline Mode for the Driver Application | Technology | remote | 8 | 2026-06-15 | 2026-09-30
  mobile-development/3*2 android-development kotlin/2 | ios-development rest-apis
  Drivers lose their connection between terminals and then lose their entries. We look for a few hours a week from somebody who knows how to store and synchronize data on phones.
FULL_TIME_ROLE | FILLED | Test Automation Engineer | Technology | Memphis, Tennessee | 40 | 2026-05-01 |
  test-automation/3*2 end-to-end-testing software-testing | load-testing continuous-integration python
  Releases wait for three days of manual checks. Help us to bring that down to an hour. You choose the tools, write the first hundred tests and teach the teams to write the rest.
FULL_TIME_ROLE | OPEN | Product Manager, Freight Booking | Technology | Memphis, Tennessee | 40 | 2026-09-01 |
  roadmapping/3 product-discovery/3*2 prioritization stakeholder-communication | product-analytics user-stories market-research
  Booking a load takes eleven steps today. You find out which of them shippers need, and lead design and two teams of engineers toward a shorter way. Experience with freight is welcome but can be learned here.
ROTATION | OPEN | Six Months in Interface Design | Technology | remote | 20 | 2026-09-01 | 2027-02-28
  prototyping/2 user-experience*2 | figma usability-testing wireframing user-research
  A rotation for people who have sketched screens beside their main work and want to learn it properly. You join the design team for half of each week and take one screen of the carrier portal from first talk to release.
FULL_TIME_ROLE | FILLED | Enterprise Applications Consultant, Purchasing | Technology | Memphis, Tennessee | 40 | 2026-04-01 |
  sap-erp/3*2 requirements-analysis business-process-modeling | abap user-adoption master-data-management
  The purchasing module is replaced this year. You translate between buyers, finance and developers, set up the system and stay with its users through the first months.
FULL_TIME_ROLE | OPEN | Route Forecasting Analyst | Data and Analytics | Memphis, Tennessee | 40 | 2026-07-01 |
  sql/3*2 python/2*2 forecasting/2*2 data-analysis | route-optimization transport-planning data-visualization storytelling-with-data
  Planners need to know on Monday how many loads each lane will have on Friday. You build the forecast with them, not for them, and turn it into a view they trust. Knowing the daily work of route planning is as valuable to us as knowing statistics.
FULL_TIME_ROLE | OPEN | Data Engineer, Telematics | Data and Analytics | remote | 40 | 2026-07-01 |
  python/3*2 etl/3*2 sql/3 apache-kafka | apache-spark apache-airflow data-quality docker
  Every truck sends its position, temperature and fuel use each ten seconds. You build the pipelines that make these readings complete, quick and usable for planning, maintenance and billing.
FULL_TIME_ROLE | OPEN | Senior Data Scientist, Load Pricing | Data and Analytics | Denver, Colorado | 40 | 2026-08-01 |
  statistics/3 machine-learning/3*2 python/3*2 model-evaluation | forecasting gradient-boosting feature-engineering pricing-strategy
  Quotes for single loads are set by feel. You work with freight sales on a model that proposes a price and says why, and you measure honestly whether it helps.
FLEX_TIME_PROJECT | OPEN | Punctuality Dashboard for Terminals | Data and Analytics | remote | 6 | 2026-06-15 | 2026-08-31
  power-bi/3*2 sql dashboard-design | data-visualization shipment-tracking stakeholder-communication
  Terminal leads want one page that shows where trucks wait and why. The data is there and tested; what is missing is somebody who can arrange it so that a shift lead understands it at six in the morning.
FLEX_TIME_PROJECT | OPEN | Map of Empty Miles | Data and Analytics | remote | 8 | 2026-07-01 | 2026-10-31
  geographic-information-systems/2*2 spatial-analysis sql | route-optimization data-visualization python
  Trucks drive a fifth of their miles empty. We want a map that shows where, by week and lane, as a basis for talks with freight sales. The mapping team helps with tools and base maps.
ROTATION | DRAFT | Data Stewardship Rotation for Operations | Data and Analytics | Memphis, Tennessee | 16 | 2026-10-01 | 2027-03-31
  data-quality*2 spreadsheets | master-data-management sql stakeholder-communication
  People who enter data every day know best why it is wrong. In this rotation you spend two days a week with the stewardship team and clean up one kind of record from your own area.
FULL_TIME_ROLE | OPEN | Site Reliability Engineer | Infrastructure and Security | remote | 40 | 2026-07-01 |
  observability/3*2 kubernetes/3*2 linux/3 incident-response | prometheus python high-availability terraform
  Dispatch never sleeps, so neither may its systems. You improve how we measure, warn and recover, and take part in a fair on-call rota of eight people.
FULL_TIME_ROLE | OPEN | Security Engineer, Plant Control Systems | Infrastructure and Security | Denver, Colorado | 40 | 2026-09-01 |
  vulnerability-management/3*2 threat-modeling identity-access-management | industrial-security*2 industrial-networks scada
  Power plants and warehouses run on control systems that were never meant to be connected. You help their owners to separate networks, close weaknesses and rehearse what to do in an attack.
FLEX_TIME_PROJECT | CLOSED | Restore Rehearsal for Core Databases | Infrastructure and Security | remote | 5 | 2026-04-01 | 2026-05-15
  database-administration/3*2 backup-recovery/3*2 | postgresql oracle-database linux
  We back up everything and have restored too little of it. In six weeks we want to restore each core database once, write down how long it took, and mend what did not work.
OTHER | CLOSED | Security Awareness Champions | Infrastructure and Security | remote | 2 | 2026-03-01 | 2026-05-31
  security-awareness*2 presentation | training-delivery written-communication
  One person per unit who talks with colleagues about safe habits for an hour a week. The security team brings the material and answers questions.
FULL_TIME_ROLE | OPEN | Lead Transport Planner, Southern Lanes | Freight Operations | Laredo, Texas | 40 | 2026-08-01 |
  transport-planning/4*3 route-optimization/3 dispatching | people-management/2 hours-of-service freight-rates spanish
  Twelve planners keep the lanes between Texas and the Midwest moving. You lead them, plan the difficult loads yourself and speak with carriers on both sides of the border.
ROTATION | OPEN | Night Desk Rotation for Planners | Freight Operations | Kansas City, Missouri | 40 | 2026-09-01 | 2026-12-31
  dispatching/3*2 shipment-tracking hours-of-service | de-escalation call-handling transport-planning
  Four months at the night desk show how plans meet the road. You steer trucks through weather, breakdowns and late docks, together with an experienced dispatcher.
OTHER | OPEN | Driver Mentors for Electric Trucks | Freight Operations | Long Beach, California | 4 | 2026-07-01 | 2026-12-31
  truck-driving/4*3 vehicle-inspection | coaching fuel-management electric-vehicle-systems
  Twenty electric trucks arrive this summer. We look for experienced drivers who learn them first and then ride along with colleagues for half a day a week.
FULL_TIME_ROLE | OPEN | Freight Forwarder, Asia Lanes | Freight Operations | Long Beach, California | 40 | 2026-07-15 |
  freight-forwarding/3*2 freight-documents intermodal-transport/2 | customs-clearance mandarin freight-rates
  Containers from three Asian ports reach us each week. You book space, keep the papers in order and tell customers early when a ship is late.
FULL_TIME_ROLE | OPEN | Warehouse Shift Supervisor | Warehousing | Savannah, Georgia | 40 | 2026-07-01 |
  shift-supervision/3*2 warehouse-management-systems/3 warehousing*2 | people-management toolbox-talks dock-scheduling
  The new hall in Savannah opens its second shift. You lead twenty people, keep the docks moving and care that everybody goes home unhurt.
FLEX_TIME_PROJECT | OPEN | New Slotting for Fast Movers | Warehousing | Kansas City, Missouri | 8 | 2026-06-15 | 2026-09-15
  warehouse-layout*2 inventory-management/2 | process-improvement spreadsheets lean-manufacturing simulation-modeling
  Pickers walk nine miles a shift. With sales figures and a floor plan, we want to move the fast goods near the docks. The project suits somebody who knows the floor or likes to calculate, best both.
FULL_TIME_ROLE | CLOSED | Supply Planner | Warehousing | Memphis, Tennessee | 40 | 2026-05-01 |
  demand-planning/3*2 inventory-management/3 supply-planning | material-requirements-planning forecasting sap-erp
  You decide how much packaging, spare parts and consumables each site holds, and agree the plan with sites and buyers every week. The first task is to halve the emergency orders.
FULL_TIME_ROLE | OPEN | Diesel and Electric Truck Technician | Fleet and Maintenance | Laredo, Texas | 40 | 2026-07-01 |
  vehicle-maintenance/3*3 equipment-troubleshooting vehicle-inspection | electric-vehicle-systems electrical-maintenance hydraulics-pneumatics
  The Laredo workshop looks after ninety trucks. You repair engines and brakes today and will be trained on high-voltage systems this year.
FLEX_TIME_PROJECT | OPEN | Charging Plan for Electric Trucks | Fleet and Maintenance | remote | 8 | 2026-07-01 | 2026-11-30
  fleet-management*2 fuel-management | electric-vehicle-systems power-systems cost-control route-optimization
  Where should trucks charge, when, and at what price? We bring together people from fleet, planning and grid for a plan that the board can decide on in November.
FULL_TIME_ROLE | OPEN | Wind Turbine Technician | Generation | Amarillo, Texas | 40 | 2026-08-01 |
  wind-turbines/2*3 working-at-height/2*2 electrical-maintenance | hydraulics-pneumatics condition-monitoring first-aid
  Sixty turbines within an hour of Amarillo need people who like height and good tools. Mechanics and electricians from other units are welcome; we train climbing and rescue.
FULL_TIME_ROLE | OPEN | Controls Engineer, Gas Plants | Generation | Tulsa, Oklahoma | 40 | 2026-09-01 |
  plc-programming/3*3 scada/3*2 automation-engineering | industrial-networks control-theory electrical-safety
  Two gas plants get new control systems. You program and test them together with the supplier and stand beside the operators when they are switched over.
FULL_TIME_ROLE | FILLED | Solar Project Engineer | Generation | Bakersfield, California | 40 | 2026-03-01 |
  solar-installations/3*2 electrical-engineering/3 | battery-storage project-planning vendor-coordination
  You plan solar roofs for our warehouses, from the first sketch to the connection, and choose the builders. Savannah and Long Beach come first.
FULL_TIME_ROLE | OPEN | Protection Engineer | Grid and Energy Markets | Houston, Texas | 40 | 2026-08-01 |
  protection-relays/3*3 power-systems/3*2 high-voltage-equipment | simulation-modeling electrical-safety
  You calculate and test the settings that switch off a faulty line within a blink and leave the rest of the grid alone. Eastern substations come first.
FLEX_TIME_PROJECT | OPEN | Load Forecast for Charging Sites | Grid and Energy Markets | remote | 6 | 2026-07-01 | 2026-10-31
  forecasting/3*2 energy-markets/2*2 python | statistics time-series-databases data-analysis
  Trading must know how much power our charging sites will draw tomorrow. The project builds a first forecast from planned routes and readings of the pilot site.
FULL_TIME_ROLE | OPEN | Customs Specialist, Southern Border | Procurement and Customs | Laredo, Texas | 40 | 2026-07-01 |
  customs-clearance/3*3 tariff-classification/2 trade-compliance | freight-documents spanish edi
  Every hour a truck waits at the border costs a driver's day. You clear goods, keep codes correct and help planners to prepare papers early.
FULL_TIME_ROLE | OPEN | Customer Service Team Member, Evenings | Customer Service | Tulsa, Oklahoma | 30 | 2026-06-15 |
  customer-service/2*2 call-handling/2 shipment-tracking | complaint-handling de-escalation spanish
  Shippers call when the day is over and a truck is not there. You find it, tell them the truth and arrange what can be arranged.
FULL_TIME_ROLE | OPEN | Financial Analyst, Energy | Finance | Memphis, Tennessee | 40 | 2026-08-01 |
  financial-modeling/3*3 budgeting/3 spreadsheets/3 | energy-markets investment-appraisal variance-analysis
  Generation and trading plan their money in different ways. You bring the plans together, explain differences each month and calculate whether a new plant pays.
OTHER | OPEN | Mentors for New Team Leads | People | remote | 2 | 2026-09-01 | 2027-02-28
  coaching/3*3 people-management/3*2 | feedback-giving active-listening delegation
  Thirty people lead a team for the first time this autumn. We look for experienced leads who meet one of them every other week, listen and share what they learned the hard way.
FLEX_TIME_PROJECT | DRAFT | Emissions Figures by Customer | Legal, Safety and Compliance | remote | 8 | 2026-09-01 | 2026-12-15
  carbon-accounting/2*3 spreadsheets sustainability-reporting | data-analysis fuel-management sql
  Customers ask how much carbon their freight causes. We want a method that is fair and can be checked, and a first table for the fifty largest customers.
`
