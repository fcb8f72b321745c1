import { readItems, readRows } from '../skills/starter/table.js'

/** `occupation | what its people care for | assignments that they take on`. */
const table = `
backend-developer | services that stay up at peak times; clear interfaces between teams; releases without surprises | Move of the order service to containers; Faster invoice interface
frontend-developer | screens that need no manual; accessible pages; small, quick web applications | New start page for customers; Keyboard use for all forms
full-stack-developer | features from database to button; portals that partners like to use | Self-service portal for partners; Replacement of the old request form
mobile-developer | applications that work without a network; quick releases to phones | Offline mode of the mobile application; New sign-in on phones
embedded-software-engineer | firmware that never hangs; predictable timing on small chips; safe updates in the field | Update mechanism over the air; Port to a new processor
software-architect | systems that can be changed piece by piece; fewer and better interfaces | Target picture of the core systems; Review of all external interfaces
software-tester | tests that people trust; finding faults before customers do | Nightly tests of the core flows; Test bench for new releases
engineering-manager | teams that deliver calmly; good engineers growing | Fewer open defects in one quarter; New shape of the engineering teams
enterprise-applications-consultant | business systems that follow the work; clean master records | Roll-out of the new purchasing module; Merge of two client systems
gis-analyst | maps that answer questions; clean address and road data | Map of delivery times; New geocoding of all sites
data-analyst | figures that settle arguments; reports that are read; questions before queries | Punctuality report; Cost analysis by site
business-intelligence-developer | one true set of figures; dashboards that load at once | New reporting layer; Retirement of old reports
data-engineer | pipelines that run by themselves; data that arrives complete and on time | Move to the new data warehouse; Stream of sensor readings
data-scientist | forecasts that planners use; honest models; experiments before opinions | Volume forecast by week; Model of late deliveries
machine-learning-engineer | models that survive production; fast and fair predictions | Image check of incoming parts; Watching of models in production
database-administrator | databases that nobody has to think about; restores that work | Upgrade of all databases; Restore rehearsal
data-steward | records that people can trust; clear owners for data | Clean-up of customer records; Catalogue of key figures
devops-engineer | short ways from change to production; builds that pass for good reasons | Common build pipeline; Clusters described in code
site-reliability-engineer | quiet nights; graphs that tell the truth; learning from outages | Service objectives for core services; Rehearsal of a site failure
cloud-architect | clouds that cost what they should; landing zones that are safe from the start | Plan for leaving the old data center; Review of cloud spending
systems-administrator | servers that are patched and backed up; accounts in good order | Renewal of the server park; Move of mail to the cloud
network-engineer | networks that nobody notices; sites that stay connected | New wireless network in all halls; Second line for every site
service-desk-analyst | friendly help at the first call; fewer repeated problems | Exchange of all laptops; New articles for self-help
security-analyst | alarms that mean something; quick and calm answers to attacks | New rules for alarms; Exercise with a simulated attack
security-engineer | safe defaults for developers; access that is no wider than needed | Single sign-on for all applications; Threat models of the core services
security-governance-specialist | rules that people can follow; audits without panic | Certification of the security system; Continuity plan for all sites
product-manager | saying no for good reasons; products that solve one problem well | Discovery with ten customers; Plan for the next release
ux-designer | screens that explain themselves; one language of design | Common component library; New flow for requests
ux-researcher | listening before designing; evidence from the place of work | Visits at the place of use; Study of first use
technical-writer | manuals that are opened twice; short sentences | New structure for manuals; Instructions in pictures
business-analyst | requirements that can be tested; processes drawn as they are | Map of the complaint process; Requirements for the new planning system
scrum-master | teams that finish what they start; useful meetings only | Coaching of two new teams; Shorter planning meetings
project-manager | projects that end; risks named early | Opening of a new site; Replacement of the planning system
programme-manager | many projects with one goal; honest status | Programme for shorter delivery times; Programme for new regulations
change-specialist | changes that people understand; rollouts without fear | Introduction of the new time recording; Training wave for a new system
accountant | books that close in time; differences that are explained | Faster month-end; Clean-up of open items
financial-analyst | plans that help decisions; models that others can read | Cost model by site; New budget process
financial-controller | figures that stand up to questions; controls that fit the risk | New reporting calendar; Common chart of accounts
treasury-analyst | money in the right place; few surprises from prices | Weekly cash forecast; Review of bank accounts
internal-auditor | questions that help; findings that get mended | Audit of purchasing; Review of access rights
payroll-specialist | correct pay on time; clear answers about payslips | New payroll system; Check of overtime rules
recruiter | fair interviews; people who stay; answers to every applicant | Campaign for technicians; New interview guide
hr-business-partner | fair solutions; managers who talk with their teams | Pilot of shorter reviews; Staffing plan for a new site
learning-specialist | lessons that change the work; learning on the job | Course for new team leads; Online safety course
compensation-specialist | pay that can be explained; simple benefits | New salary bands; Benefits survey
people-analyst | workforce figures with care; clean personnel records | Report on internal moves; New staff survey
account-manager | customers who stay; promises that are kept | Renewal of framework contracts; Joint planning with a large customer
sales-representative | honest offers; patient follow-up | Launch in a new region; Calls to former customers
freight-sales-specialist | full trucks both ways; fair rates | Return loads for empty runs; New offer for small shippers
tender-specialist | complete bids in time; offers that are easy to read | Library of bid texts; Framework tender of a public customer
digital-marketer | campaigns that can be measured; fewer, better messages | New newsletter; Rebuild of the landing pages
product-marketer | clear promises; launches that sales can use | Launch kit for a new service; Study of competitors
communications-specialist | plain words; news that staff hear first | New staff magazine; Open day
translator | texts that read like originals; one term for one thing | Term base in six languages; Translation of manuals
customer-service-representative | friendly answers; problems solved in one call | Help with the new order portal; Peer training for new colleagues
customer-success-manager | customers who reach their goals; early warnings | Start programme for new customers; Regular reviews with key customers
contact-center-planner | enough people at every hour; short waiting times | Shift model for the winter peak; Forecast of calls
legal-counsel | contracts that both sides understand; early advice | New standard contracts; Review of carrier contracts
compliance-officer | rules that fit the work; questions without fear | New code of conduct; Check of business partners
privacy-specialist | as little personal data as possible; clear notices | Record of all processing; Review of tracking on websites
sustainability-specialist | figures behind promises; less waste | First emissions report; Recycling in all halls
strategy-analyst | choices made clear; facts before slides | Study of a new market; Review of the site network
general-manager | clear direction; people trusted with decisions | Three-year plan; Integration of an acquired site
buyer | suppliers who deliver; fair prices over years | Second source for critical parts; New framework contracts
supply-planner | enough stock and no more; one plan for all | New safety stocks; Weekly planning round
transport-planner | fewer empty miles; plans that drivers believe | New plan for the southern lanes; Comparison of planning tools
dispatcher | calm in peak hours; trucks that are where they should be | Night desk trial; New handover between shifts
truck-driver | safe miles; loads that arrive whole; clean logs | Trial of electric trucks; Buddy driving with newcomers
freight-forwarder | papers in order; boxes that never wait | New lane to Asia; Trial of electronic waybills
customs-specialist | goods that clear at once; correct codes | Review of tariff codes; New broker interface
logistics-coordinator | shipments without gaps; customers who know where goods are | Move to a new carrier; Trial of temperature loggers
fleet-coordinator | trucks on the road, not in the yard; lower fuel use | Plan for charging points; Renewal of leasing contracts
warehouse-associate | tidy shelves; orders without errors | Set-up of a new hall; Annual stocktaking
warehouse-supervisor | safe shifts; short ways; trained crews | New slotting of fast movers; Start of a night shift
diesel-mechanic | repairs that hold; engines heard before they fail | Training on electric trucks; Overhaul of the brake test bench
maintenance-technician | machines that run; faults found at the root | Overhaul of the conveyor; Spare parts in good order
production-operator | parts right the first time; a tidy workplace | Start of a new line; Trial of new work instructions
production-supervisor | steady shifts; crews that speak up | New shift plan; Shorter changeovers
process-engineer | stable processes; less scrap | Validation of a new line; Shorter cycle time in assembly
quality-engineer | faults that do not come back; audits without surprises | Fewer complaints about connectors; Preparation of the yearly audit
quality-inspector | exact measurements; faults stopped at the door | New measuring program; Sampling plan for incoming parts
automation-engineer | machines that explain their faults; safe controls | New controller for line two; Remote view of all plants
mechanical-engineer | parts that are easy to make; light and strong housings | New housing; Cheaper mounting arm
electronics-engineer | quiet circuits; boards that pass at first try | New sensor board; Replacement of an obsolete chip
systems-engineer | requirements that hold together; interfaces agreed early | Requirements of the next device; Trace from risk to test
power-systems-engineer | grids that ride through faults; studies that decide investments | Connection of a new wind farm; Protection study of the eastern substations
grid-operator | frequency in the band; calm switching | Exercise for a black start; New display in the control room
power-plant-technician | turbines that start; safe rounds | Overhaul of unit two; New round checks on tablets
wind-turbine-technician | turbines that turn; safe climbs | Blade inspection with drones; Exchange of gearboxes
solar-project-engineer | plants built on time; panels where the sun is | Solar roof on warehouses; Battery beside a solar park
energy-trader | positions that can be explained; calm in volatile hours | Trial of shorter trading intervals; New limits for positions
energy-analyst | load forecasts that hold; markets made readable | Forecast of charging load; Report on price peaks
safety-specialist | everybody home safe; hazards reported early | Year without falls; Safety walks with all leads
regulatory-affairs-specialist | complete files; straight answers to authorities | File for the new monitor; Gap check for new rules
clinical-research-associate | sites that feel supported; data that can be trusted | Opening of five study sites; Remote monitoring trial
clinical-data-manager | clean study data; quick database locks | New entry forms; Database lock of a long study
biostatistician | honest sample sizes; analyses planned before data | Analysis plan for a sensor study; Common statistics library
medical-writer | reports that reviewers can follow; careful claims | Clinical report of the new sensor; Template for study reports
laboratory-technician | exact measurements; samples never mixed up | Move of the laboratory; New sample labels
laboratory-scientist | assays that repeat; results before opinions | New assay for a biomarker; Comparison of two suppliers
biomedical-engineer | clean signals; devices that fit the ward | New heart rate algorithm; Bench test of sensors
clinical-application-specialist | nurses who feel safe with the device; training at the bedside | Training in ten hospitals; Feedback round with intensive care wards
field-service-engineer | devices repaired at the first visit; good advice on site | Exchange of batteries in the field; Remote check before each visit
operations-manager | steady daily work; safe sites; crews that improve their own work | Common shift meeting at all sites; Cost programme by site
`

export interface OccupationWork {
  /** Noun phrases that finish "Cares for …". */
  readonly aims: readonly string[]
  readonly assignments: readonly string[]
}

/** What people of an occupation work on, by occupation code. */
export const occupationWork: ReadonlyMap<string, OccupationWork> = new Map(
  readRows(table).map(({ cells: [code = '', aims, assignments] }) => [
    code,
    { aims: readItems(aims, ';'), assignments: readItems(assignments, ';') },
  ]),
)
