/** `code | title | other titles | family`, then the usual skills, each after the number that says how typical it is. */
export const technologyOccupations = `
backend-developer | Backend developer | Back-end engineer, Server-side developer | software-engineering
  0.9 java sql git rest-apis 0.7 spring-boot postgresql unit-testing docker 0.5 microservices message-queues code-review 0.3 apache-kafka kotlin performance-tuning
frontend-developer | Frontend developer | Front-end engineer, Web developer | software-engineering
  0.9 javascript typescript html css react 0.7 git web-accessibility unit-testing 0.5 state-management design-systems end-to-end-testing 0.3 vue next-js web-performance
full-stack-developer | Full-stack developer | Full-stack engineer | software-engineering
  0.9 typescript sql git rest-apis 0.7 react node-js html css postgresql 0.5 docker graphql unit-testing 0.3 aws continuous-integration
mobile-developer | Mobile developer | App developer, Mobile engineer | software-engineering
  0.9 mobile-development git rest-apis 0.7 android-development kotlin ios-development swift 0.5 react-native unit-testing continuous-integration 0.3 flutter oauth
embedded-software-engineer | Embedded software engineer | Firmware engineer | software-engineering
  0.9 c-language embedded-software cpp rtos git 0.7 bus-protocols debugging unit-testing 0.5 device-drivers embedded-linux sensor-integration 0.3 medical-device-software python electronics-testing
software-architect | Software architect | Solution architect, System architect | software-engineering
  0.9 software-architecture systems-integration rest-apis 0.7 microservices event-driven-architecture domain-driven-design java stakeholder-communication 0.5 apache-kafka cloud-migration high-availability threat-modeling 0.3 technical-debt data-modeling
software-tester | Software tester | Test engineer, QA engineer | software-engineering
  0.9 test-automation software-testing test-planning end-to-end-testing 0.7 exploratory-testing jira python continuous-integration 0.5 load-testing sql verification-validation 0.3 rest-apis git java
engineering-manager | Engineering manager | Software development manager | software-engineering
  0.9 people-management agile-delivery software-architecture coaching 0.7 hiring-decisions goal-setting scrum code-review 0.5 roadmapping feedback-giving technical-debt stakeholder-communication 0.3 budgeting
enterprise-applications-consultant | Enterprise applications consultant | ERP consultant, SAP consultant | software-engineering
  0.9 sap-erp requirements-analysis business-process-modeling 0.7 abap user-adoption systems-integration master-data-management 0.5 sql process-automation test-planning 0.3 training-delivery microsoft-dynamics edi
gis-analyst | GIS analyst | Geospatial analyst | data-ai
  0.9 geographic-information-systems spatial-analysis sql 0.7 python data-visualization route-optimization 0.5 postgresql data-quality statistics 0.3 power-bi transport-planning
data-analyst | Data analyst | Reporting analyst, Analytics specialist | data-ai
  0.9 sql data-analysis spreadsheets data-visualization 0.7 power-bi python statistics dashboard-design 0.5 tableau data-quality storytelling-with-data stakeholder-communication 0.3 forecasting ab-testing process-mining
business-intelligence-developer | Business intelligence developer | BI developer, Reporting developer | data-ai
  0.9 power-bi sql dimensional-modeling data-warehousing 0.7 dashboard-design etl data-modeling sql-server 0.5 dbt query-optimization requirements-analysis 0.3 tableau data-governance python
data-engineer | Data engineer | Data pipeline engineer, Data platform engineer | data-ai
  0.9 python sql etl data-warehousing 0.7 apache-airflow apache-spark dbt data-modeling git 0.5 apache-kafka aws docker data-quality 0.3 terraform stream-processing
data-scientist | Data scientist | Applied scientist | data-ai
  0.9 python statistics machine-learning pandas scikit-learn 0.7 sql forecasting feature-engineering model-evaluation 0.5 gradient-boosting data-visualization hypothesis-testing operations-research 0.3 r-language deep-learning
machine-learning-engineer | Machine learning engineer | ML engineer, AI engineer | data-ai
  0.9 machine-learning python deep-learning pytorch 0.7 machine-learning-operations docker model-evaluation git 0.5 kubernetes feature-engineering computer-vision responsible-ai 0.3 large-language-models tensorflow apache-spark
database-administrator | Database administrator | DBA specialist, Database engineer | data-ai
  0.9 database-administration sql postgresql backup-recovery 0.7 query-optimization oracle-database linux high-availability 0.5 sql-server observability bash-scripting 0.3 mysql identity-access-management
data-steward | Data steward | Data governance specialist, Master data specialist | data-ai
  0.9 data-governance data-quality master-data-management 0.7 sql spreadsheets stakeholder-communication data-modeling 0.5 sap-erp data-protection policy-writing 0.3 power-bi training-delivery
devops-engineer | DevOps engineer | Platform engineer, Build and release engineer | cloud-infrastructure
  0.9 continuous-integration docker kubernetes linux git 0.7 terraform aws bash-scripting observability 0.5 ansible helm prometheus python 0.3 cloud-security go
site-reliability-engineer | Site reliability engineer | SRE engineer, Reliability engineer for services | cloud-infrastructure
  0.9 observability incident-response kubernetes linux 0.7 prometheus high-availability python capacity-planning 0.5 go terraform root-cause-analysis load-balancing 0.3 load-testing backup-recovery
cloud-architect | Cloud architect | Cloud solution architect | cloud-infrastructure
  0.9 aws cloud-migration infrastructure-as-code software-architecture 0.7 azure terraform networking cloud-security 0.5 cloud-cost-management kubernetes high-availability 0.3 serverless stakeholder-communication identity-access-management
systems-administrator | Systems administrator | System administrator, Server administrator | cloud-infrastructure
  0.9 windows-server linux active-directory virtualization 0.7 powershell backup-recovery endpoint-management 0.5 azure networking vulnerability-management ticketing-systems 0.3 bash-scripting dns itil
network-engineer | Network engineer | Network administrator | cloud-infrastructure
  0.9 networking routing-switching firewalls 0.7 vpn wireless-networks dns network-monitoring 0.5 load-balancing industrial-networks incident-response 0.3 python cloud-security
service-desk-analyst | Service desk analyst | IT support specialist, Help desk technician | customer-support
  0.9 desktop-support ticketing-systems customer-service 0.7 endpoint-management active-directory itil 0.5 remote-diagnostics knowledge-base-writing active-listening 0.3 powershell servicenow networking
security-analyst | Security analyst | SOC analyst, Cybersecurity analyst | information-security
  0.9 siem threat-detection security-incident-handling 0.7 vulnerability-management threat-intelligence networking incident-response 0.5 digital-forensics malware-analysis linux 0.3 python security-awareness
security-engineer | Security engineer | Application security engineer | information-security
  0.9 application-security identity-access-management cloud-security 0.7 threat-modeling secure-coding vulnerability-management cryptography 0.5 penetration-testing oauth infrastructure-as-code python 0.3 industrial-security kubernetes
security-governance-specialist | Security governance specialist | Information security officer, ISMS specialist | information-security
  0.9 iso-27001 security-risk-assessment policy-writing 0.7 internal-audit security-awareness business-continuity 0.5 nist-framework data-protection stakeholder-communication 0.3 supplier-audits industrial-security
product-manager | Product manager | Product owner | product-design
  0.9 product-discovery roadmapping prioritization stakeholder-communication 0.7 user-stories product-analytics agile-delivery market-research 0.5 user-research go-to-market ab-testing 0.3 pricing-strategy sql business-case
ux-designer | UX designer | User experience designer, Interaction designer, Product designer | product-design
  0.9 user-experience interaction-design prototyping figma 0.7 wireframing usability-testing design-systems visual-design 0.5 accessibility-design information-architecture user-research 0.3 service-design content-design
ux-researcher | UX researcher | User researcher | product-design
  0.9 user-research usability-testing survey-design 0.7 human-factors facilitation storytelling-with-data 0.5 service-design statistics presentation active-listening 0.3 product-analytics accessibility-design
technical-writer | Technical writer | Technical author | communication
  0.9 technical-writing editing written-communication 0.7 technical-documentation document-control terminology-management 0.5 content-design git translation knowledge-base-writing 0.3 instructional-design html
business-analyst | Business analyst | Process analyst, Requirements engineer | project-delivery
  0.9 requirements-analysis business-process-modeling stakeholder-communication 0.7 process-mapping user-stories gap-analysis facilitation 0.5 sql business-case jira test-planning 0.3 process-mining data-modeling
scrum-master | Scrum master | Agile coach | project-delivery
  0.9 scrum facilitation retrospectives agile-delivery 0.7 kanban coaching jira conflict-resolution 0.5 team-building prioritization stakeholder-communication 0.3 scaled-agile change-management
project-manager | Project manager | Project lead, Delivery manager | project-delivery
  0.9 project-management project-planning stakeholder-communication project-risk-management 0.7 project-budgeting resource-planning scheduling-work vendor-coordination 0.5 agile-delivery business-case presentation negotiation 0.3 change-management jira
programme-manager | Programme manager | Program manager, Portfolio manager | project-delivery
  0.9 programme-management project-management stakeholder-communication 0.7 strategic-planning project-budgeting project-risk-management business-case 0.5 change-management decision-making people-management 0.3 scaled-agile negotiation
change-specialist | Change specialist | Change management consultant, Transformation specialist | project-delivery
  0.9 change-management change-communication stakeholder-analysis 0.7 user-adoption training-delivery facilitation internal-communication 0.5 training-needs-analysis process-mapping survey-design 0.3 coaching project-planning
`
