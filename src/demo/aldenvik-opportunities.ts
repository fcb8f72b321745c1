/**
 * Opportunities as `kind | status | title | org unit | place | hours a week | starts | ends`, and under each what it must
 * have, what it prefers, and its description. A requirement is `skill/minimum level*weight`; level and weight may be absent.
 */
export const aldenvikOpportunities = `
FULL_TIME_ROLE | OPEN | Firmware Engineer, Infusion Pumps | Device Software | Gothenburg, Sweden | 40 | 2026-08-01 |
  c-language/4*3 embedded-software/3*2 rtos/3*2 bus-protocols | medical-device-software cpp electronics-testing
  The next pump gets a new processor and a new safety concept. You write the part of the firmware that watches the motor, and show with tests that it always stops when it should.
FULL_TIME_ROLE | OPEN | Backend Engineer, Hospital Interfaces | Device Software | Kraków, Poland | 40 | 2026-09-01 |
  java/3*3 rest-apis/3*2 sql/3 | health-data-standards spring-boot message-queues docker
  Our monitors send their readings into hospital records. You build the services in between, which must neither lose nor mix up a single value.
FLEX_TIME_PROJECT | OPEN | Nightly Verification on Real Devices | Device Software | Kraków, Poland | 8 | 2026-06-15 | 2026-10-31
  test-automation/3*2 software-testing/3 | python verification-validation continuous-integration electronics-testing
  A rack of twelve devices stands in Kraków and is used by day only. The project makes it run the verification tests at night and report by breakfast.
ROTATION | DRAFT | Rotation in Build and Release | Device Software | remote | 20 | 2026-10-01 | 2027-03-31
  continuous-integration*2 git docker | linux kubernetes bash-scripting
  For engineers who want to understand how software becomes a signed release. You spend half of each week with the release team and shorten one step of the way.
FULL_TIME_ROLE | OPEN | Human Factors Designer | Product and Design | Eindhoven, Netherlands | 40 | 2026-09-01 |
  user-experience/3*2 interaction-design/3*2 usability-testing human-factors | prototyping figma accessibility-design clinical-workflows
  Nurses read our screens from three metres away, at night, with one hand free. You design for that, test with them and write down why the result is safe.
FLEX_TIME_PROJECT | CLOSED | Ward Visits for the Next Monitor | Product and Design | remote | 6 | 2026-03-01 | 2026-05-15
  user-research/2*3 | usability-testing facilitation clinical-workflows survey-design
  Before we decide what the next monitor can do, we want to watch how the present one is used. The project visits eight wards and brings back stories, photographs of workplaces and open questions.
FULL_TIME_ROLE | OPEN | Senior Electronics Engineer, Sensors | Hardware Development | Eindhoven, Netherlands | 40 | 2026-08-15 |
  electronics-design/4*3 sensor-integration/3*2 electronics-testing/3 | signal-processing electromagnetic-compatibility power-electronics
  The sensor must measure microvolts next to a radio. You design its front end and bring the first boards to life together with the signal team.
FULL_TIME_ROLE | OPEN | Systems Engineer, Patient Monitoring | Hardware Development | Gothenburg, Sweden | 40 | 2026-09-01 |
  systems-engineering/3*3 requirements-analysis/3 verification-validation/3*2 | device-risk-management patient-monitoring medical-device-software
  You hold the requirements of one device together, from the wish of a ward to the test that proves it, and settle what belongs into hardware and what into software. Three teams in two cities wait for your answers.
FULL_TIME_ROLE | FILLED | Mechanical Designer, Housings | Hardware Development | Bologna, Italy | 40 | 2026-03-15 |
  cad-design/3*3 technical-drawing/3 materials-selection | injection-molding design-for-manufacturing finite-element-analysis
  Housings fall, are wiped with strong cleaners and must still close. You design them with the people who make the moulds.
FULL_TIME_ROLE | OPEN | Machine Learning Engineer, Biosignals | Data and Artificial Intelligence | Barcelona, Spain | 40 | 2026-08-01 |
  machine-learning/3*2 python/4*2 deep-learning/3*2 | signal-processing pytorch model-evaluation responsible-ai
  False alarms tire staff. You train and check models that tell a loose electrode from a heart that stops, together with physicians who label the data.
FLEX_TIME_PROJECT | OPEN | Figures for Complaint Trends | Data and Artificial Intelligence | remote | 6 | 2026-06-15 | 2026-09-30
  sql/3*2 data-analysis/3*2 | power-bi statistics product-complaints root-cause-analysis
  Complaints are recorded carefully and looked at one by one. We want to see trends by product and batch early, in one report that quality and service read every week.
FULL_TIME_ROLE | OPEN | Process Engineer, Sensor Assembly | Manufacturing | Kraków, Poland | 40 | 2026-07-15 |
  process-validation/3*3 statistical-process-control/3*2 lean-manufacturing | failure-mode-analysis six-sigma machine-vision
  The new sensor goes into series production next spring. You set up its assembly line, prove that it is stable and hand it over to the shifts.
FULL_TIME_ROLE | OPEN | Automation Engineer, Packaging Line | Manufacturing | Bologna, Italy | 40 | 2026-09-01 |
  plc-programming/3*3 industrial-robotics/2*2 automation-engineering | machine-vision scada sensor-integration
  Packaging is the last step done wholly by hand. You choose and program the robots, and keep the line simple enough that the shift can help itself.
ROTATION | OPEN | Rotation: From the Line to Inspection | Manufacturing | Cork, Ireland | 40 | 2026-09-01 | 2027-02-28
  assembly/3*2 quality-inspection*2 | work-instructions metrology nonconformance-management cleanroom-work
  People who build devices have the best eye for faults. For six months you learn measuring and sampling in the inspection team, with your place on the line kept for you.
FULL_TIME_ROLE | OPEN | Quality Engineer, Complaints | Quality | Cork, Ireland | 40 | 2026-07-01 |
  capa/3*3 root-cause-analysis/3*2 quality-management | product-complaints iso-13485 post-market-surveillance
  You find out why a device came back, with service, laboratory and production at one table, and make sure that the cause is gone for good. About ten complaints a week reach the team of four.
FULL_TIME_ROLE | OPEN | Regulatory Affairs Specialist, Software Devices | Regulatory and Clinical Affairs | Hamburg, Germany | 40 | 2026-08-01 |
  medical-device-regulation/3*3 technical-files/2*2 device-risk-management | iso-13485 capa clinical-evaluation document-control
  Software is now a device of its own under the rules. You build its files with the development teams. People who know quality systems from practice can learn the rest with us.
FULL_TIME_ROLE | OPEN | Clinical Research Associate | Regulatory and Clinical Affairs | Lyon, France | 40 | 2026-09-01 |
  clinical-monitoring/3*3 good-clinical-practice/3*2 source-data-verification | informed-consent clinical-protocols french
  Five hospitals in the Rhône valley test our sensor. You visit them, help their study nurses and see that every figure can be traced.
FLEX_TIME_PROJECT | OPEN | Gap Check of Technical Files | Regulatory and Clinical Affairs | remote | 6 | 2026-06-15 | 2026-10-15
  technical-files*2 document-control/2 | medical-device-regulation iso-13485 gap-analysis quality-audit
  Forty files were written under older rules. The project compares them with the present ones, page by page, and lists what is missing. Careful readers from quality and development are welcome.
FULL_TIME_ROLE | OPEN | Laboratory Technician, Biocompatibility | Laboratory | Lyon, France | 40 | 2026-07-15 |
  laboratory-work/3*2 sample-preparation/3*2 cell-culture/2*2 | good-laboratory-practice biocompatibility-testing microbiology
  Every material that touches skin passes through this laboratory. You prepare samples, grow cells and write down results so that anybody can repeat them.
FULL_TIME_ROLE | CLOSED | Strategic Buyer, Electronic Parts | Supply Chain | Hamburg, Germany | 40 | 2026-05-01 |
  strategic-sourcing/3*3 contract-negotiation/3 procurement | supplier-management spend-analysis electronics-testing
  Chips were scarce and will be again. You find second sources, agree long contracts and tell development early which parts to avoid.
FULL_TIME_ROLE | FILLED | Tender Specialist, Public Hospitals | Sales and Marketing | Hamburg, Germany | 32 | 2026-05-15 |
  tender-management/3*3 proposal-writing/3*2 german/3 | written-communication contract-law pricing-strategy
  Public hospitals buy by tender, with strict forms and dates. You collect answers from product, regulatory and finance, and send complete bids that are pleasant to read.
FULL_TIME_ROLE | OPEN | Clinical Application Specialist, Intensive Care | Customer and Field Service | Barcelona, Spain | 40 | 2026-07-01 |
  clinical-training/3*3 clinical-workflows/3*2 patient-monitoring | patient-care presentation spanish
  You train intensive care staff at the bedside, stay through the first nights with a new system and bring home what should be better. About half of the work is travel within Spain and Portugal.
OTHER | OPEN | Language Helpers for Field Service | Customer and Field Service | remote | 3 | 2026-06-15 | 2026-12-31
  translation*2 german/3*2 | technical-writing terminology-management polish italian
  Service notes arrive in seven languages. We look for colleagues who translate a few each week, so that development can read what happened in the field.
FLEX_TIME_PROJECT | DRAFT | Access Rights Clean-up | Information Technology | remote | 6 | 2026-09-01 | 2026-11-30
  identity-access-management*3 active-directory/3*2 | internal-controls powershell iso-27001
  Rights were given quickly and taken back slowly. The project walks through all groups with their owners and leaves each person with what they need.
`
