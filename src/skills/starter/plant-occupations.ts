/** `code | title | other titles | family`, then the usual skills, each after the number that says how typical it is. */
export const plantOccupations = `
buyer | Buyer | Purchasing specialist, Procurement specialist | supply-chain
  0.9 procurement supplier-management purchase-orders contract-negotiation 0.7 strategic-sourcing spend-analysis spreadsheets negotiation 0.5 sap-erp contract-law supplier-audits 0.3 sustainable-procurement tariff-classification
supply-planner | Supply planner | Demand planner, Material planner | supply-chain
  0.9 supply-planning demand-planning inventory-management spreadsheets 0.7 material-requirements-planning sap-erp sales-operations-planning forecasting 0.5 production-planning stakeholder-communication 0.3 power-bi sql
transport-planner | Transport planner | Freight planner, Route planner | supply-chain
  0.9 transport-planning route-optimization dispatching 0.7 hours-of-service shipment-tracking spreadsheets freight-rates 0.5 intermodal-transport geographic-information-systems fleet-management 0.3 operations-research edi
dispatcher | Dispatcher | Load dispatcher, Fleet dispatcher | supply-chain
  0.9 dispatching shipment-tracking call-handling hours-of-service 0.7 transport-planning freight-documents de-escalation 0.5 dock-scheduling route-optimization transport-regulation 0.3 incident-response spanish
truck-driver | Truck driver | Heavy goods vehicle driver, Delivery driver | supply-chain
  0.9 truck-driving vehicle-inspection load-securing hours-of-service 0.7 freight-documents shipment-tracking fuel-management 0.5 dangerous-goods forklift-operation customer-service 0.3 emergency-response first-aid spanish
freight-forwarder | Freight forwarder | Forwarding agent, Shipping coordinator | supply-chain
  0.9 freight-forwarding freight-documents shipment-tracking intermodal-transport 0.7 freight-rates customs-clearance customer-service 0.5 dangerous-goods edi cold-chain 0.3 tariff-classification mandarin
customs-specialist | Customs specialist | Customs broker, Trade compliance specialist | supply-chain
  0.9 customs-clearance tariff-classification trade-compliance freight-documents 0.7 value-added-tax freight-forwarding compliance-monitoring 0.5 sap-erp edi training-delivery 0.3 legal-research spanish
logistics-coordinator | Logistics coordinator | Supply chain coordinator, Shipping specialist | supply-chain
  0.9 shipment-tracking order-management freight-documents spreadsheets 0.7 inventory-management freight-forwarding stakeholder-communication 0.5 sap-erp customs-clearance cold-chain good-distribution-practice 0.3 edi dock-scheduling
fleet-coordinator | Fleet coordinator | Fleet specialist, Vehicle fleet administrator | supply-chain
  0.9 fleet-management vehicle-inspection maintenance-planning-systems 0.7 fuel-management vehicle-maintenance transport-regulation spreadsheets 0.5 cost-control supplier-management 0.3 electric-vehicle-systems shipment-tracking
warehouse-associate | Warehouse associate | Warehouse worker, Order picker | supply-chain
  0.9 order-picking goods-receipt warehouse-management-systems 0.7 forklift-operation cycle-counting packaging-operations load-securing 0.5 dock-scheduling quality-inspection toolbox-talks 0.3 dangerous-goods first-aid
warehouse-supervisor | Warehouse supervisor | Warehouse team leader, Distribution supervisor | supply-chain
  0.9 warehousing shift-supervision warehouse-management-systems inventory-management 0.7 dock-scheduling people-management toolbox-talks cycle-counting 0.5 process-improvement lean-manufacturing scheduling-work 0.3 warehouse-layout accident-investigation
diesel-mechanic | Diesel mechanic | Truck mechanic, Vehicle technician | manufacturing-quality
  0.9 vehicle-maintenance equipment-troubleshooting preventive-maintenance vehicle-inspection 0.7 hydraulics-pneumatics mechanical-maintenance maintenance-planning-systems 0.5 welding electric-vehicle-systems electrical-maintenance 0.3 fleet-management hazardous-materials
maintenance-technician | Maintenance technician | Industrial mechanic, Plant technician | manufacturing-quality
  0.9 equipment-troubleshooting preventive-maintenance mechanical-maintenance electrical-maintenance 0.7 hydraulics-pneumatics maintenance-planning-systems electrical-safety 0.5 plc-programming condition-monitoring welding 0.3 root-cause-analysis industrial-robotics
production-operator | Production operator | Assembly worker, Machine operator | manufacturing-quality
  0.9 assembly work-instructions quality-inspection 0.7 cleanroom-work packaging-operations lean-manufacturing 0.5 soldering manufacturing-execution-systems nonconformance-management 0.3 injection-molding equipment-troubleshooting
production-supervisor | Production supervisor | Shift leader, Manufacturing supervisor | manufacturing-quality
  0.9 shift-supervision manufacturing production-planning lean-manufacturing 0.7 people-management work-instructions process-improvement toolbox-talks 0.5 good-manufacturing-practice root-cause-analysis training-delivery 0.3 manufacturing-execution-systems scheduling-work
process-engineer | Process engineer | Manufacturing engineer, Production engineer | manufacturing-quality
  0.9 manufacturing process-validation statistical-process-control lean-manufacturing 0.7 failure-mode-analysis design-for-manufacturing six-sigma work-instructions 0.5 injection-molding root-cause-analysis change-control cad-design 0.3 additive-manufacturing machine-vision
quality-engineer | Quality engineer | Quality assurance engineer | manufacturing-quality
  0.9 quality-management capa root-cause-analysis failure-mode-analysis 0.7 iso-13485 process-validation nonconformance-management statistical-process-control 0.5 supplier-audits change-control quality-audit device-risk-management 0.3 metrology six-sigma
quality-inspector | Quality inspector | Quality control technician | manufacturing-quality
  0.9 quality-inspection metrology technical-drawing 0.7 nonconformance-management document-control statistical-process-control 0.5 good-manufacturing-practice electronics-testing soldering 0.3 machine-vision capa
automation-engineer | Automation engineer | Controls engineer, PLC programmer | engineering-energy
  0.9 automation-engineering plc-programming scada industrial-networks 0.7 control-theory sensor-integration equipment-troubleshooting industrial-robotics 0.5 machine-vision electrical-safety manufacturing-execution-systems 0.3 python industrial-security
mechanical-engineer | Mechanical engineer | Mechanical design engineer | engineering-energy
  0.9 mechanical-engineering cad-design technical-drawing materials-selection 0.7 finite-element-analysis design-for-manufacturing failure-mode-analysis 0.5 thermal-analysis injection-molding additive-manufacturing polymer-materials 0.3 change-control metrology
electronics-engineer | Electronics engineer | Hardware engineer, Electronic design engineer | engineering-energy
  0.9 electronics-design electrical-engineering electronics-testing 0.7 sensor-integration bus-protocols electromagnetic-compatibility signal-processing 0.5 power-electronics fpga-design c-language failure-mode-analysis 0.3 verification-validation soldering
systems-engineer | Systems engineer | Product systems engineer, Requirements and systems engineer | engineering-energy
  0.9 systems-engineering requirements-analysis verification-validation 0.7 device-risk-management failure-mode-analysis test-planning technical-documentation 0.5 human-factors medical-device-software change-control stakeholder-communication 0.3 electronics-design project-planning
power-systems-engineer | Power systems engineer | Grid engineer, Transmission engineer | engineering-energy
  0.9 power-systems electrical-engineering high-voltage-equipment 0.7 protection-relays grid-operations electrical-safety simulation-modeling 0.5 scada power-electronics technical-drawing 0.3 energy-regulation battery-storage python
grid-operator | Grid operator | Control room operator, System operator | engineering-energy
  0.9 grid-operations scada decision-making 0.7 power-systems incident-response electrical-safety energy-regulation 0.5 high-voltage-equipment energy-markets emergency-response 0.3 forecasting shift-supervision
power-plant-technician | Power plant technician | Plant operator, Turbine technician | engineering-energy
  0.9 gas-turbines equipment-troubleshooting mechanical-maintenance preventive-maintenance 0.7 electrical-safety scada condition-monitoring 0.5 hazardous-materials hydraulics-pneumatics maintenance-planning-systems 0.3 emergency-response welding
wind-turbine-technician | Wind turbine technician | Wind service technician | engineering-energy
  0.9 wind-turbines working-at-height mechanical-maintenance electrical-maintenance 0.7 hydraulics-pneumatics electrical-safety preventive-maintenance 0.5 condition-monitoring equipment-troubleshooting first-aid 0.3 scada emergency-response
solar-project-engineer | Solar project engineer | Photovoltaic engineer, Renewable energy engineer | engineering-energy
  0.9 solar-installations electrical-engineering battery-storage 0.7 power-electronics project-planning technical-drawing energy-markets 0.5 electrical-safety spatial-analysis vendor-coordination 0.3 power-systems business-case
energy-trader | Energy trader | Power trader, Gas trader | engineering-energy
  0.9 energy-trading energy-markets decision-making spreadsheets 0.7 currency-hedging forecasting negotiation 0.5 energy-regulation python risk-assessment 0.3 credit-risk operations-research
energy-analyst | Energy analyst | Power market analyst, Load forecaster | engineering-energy
  0.9 energy-markets forecasting data-analysis spreadsheets 0.7 python sql statistics 0.5 time-series-databases energy-regulation data-visualization 0.3 energy-trading operations-research power-bi
safety-specialist | Safety specialist | Health and safety officer, HSE specialist | legal-compliance
  0.9 workplace-safety risk-assessment safety-inspection accident-investigation 0.7 toolbox-talks emergency-response hazardous-materials training-delivery 0.5 environmental-management first-aid transport-regulation 0.3 occupational-health waste-management
regulatory-affairs-specialist | Regulatory affairs specialist | Regulatory specialist | health-laboratory
  0.9 medical-device-regulation technical-files fda-submissions 0.7 clinical-evaluation iso-13485 post-market-surveillance device-risk-management 0.5 document-control written-communication stakeholder-communication 0.3 medical-writing legal-research
clinical-research-associate | Clinical research associate | Clinical trial monitor, Clinical monitor | health-laboratory
  0.9 good-clinical-practice clinical-monitoring source-data-verification 0.7 clinical-research informed-consent clinical-protocols stakeholder-communication 0.5 project-planning document-control clinical-data-management 0.3 medical-writing data-protection
clinical-data-manager | Clinical data manager | Clinical database specialist | health-laboratory
  0.9 clinical-data-management data-quality good-clinical-practice 0.7 sql source-data-verification clinical-protocols 0.5 health-data-standards data-protection spreadsheets 0.3 biostatistics r-language
biostatistician | Biostatistician | Clinical statistician | health-laboratory
  0.9 biostatistics statistics r-language clinical-protocols 0.7 hypothesis-testing good-clinical-practice data-visualization 0.5 medical-writing python clinical-data-management 0.3 machine-learning survey-design
medical-writer | Medical writer | Scientific writer | health-laboratory
  0.9 medical-writing literature-review editing 0.7 clinical-evaluation written-communication good-clinical-practice 0.5 clinical-protocols medical-device-regulation document-control 0.3 statistics translation
laboratory-technician | Laboratory technician | Lab technician, Laboratory assistant | health-laboratory
  0.9 laboratory-work sample-preparation pipetting laboratory-documentation 0.7 good-laboratory-practice equipment-calibration microbiology 0.5 chromatography cell-culture laboratory-information-systems immunoassays 0.3 sterilization specimen-handling
laboratory-scientist | Laboratory scientist | Research scientist, Assay scientist | health-laboratory
  0.9 immunoassays molecular-biology cell-culture laboratory-documentation 0.7 statistics analytical-chemistry good-laboratory-practice biocompatibility-testing 0.5 literature-review medical-writing spectroscopy 0.3 r-language intellectual-property
biomedical-engineer | Biomedical engineer | Medical device engineer | health-laboratory
  0.9 medical-devices signal-processing patient-monitoring verification-validation 0.7 sensor-integration device-risk-management python clinical-workflows 0.5 medical-imaging human-factors biocompatibility-testing 0.3 deep-learning technical-files
clinical-application-specialist | Clinical application specialist | Clinical trainer, Product specialist | health-laboratory
  0.9 clinical-training clinical-workflows product-demonstration presentation 0.7 patient-monitoring patient-care customer-onboarding 0.5 user-adoption customer-feedback medical-imaging 0.3 human-factors german
field-service-engineer | Field service engineer | Service technician, Customer service engineer | customer-support
  0.9 field-service equipment-troubleshooting remote-diagnostics preventive-maintenance 0.7 electronics-testing customer-service ticketing-systems 0.5 equipment-calibration networking patient-monitoring 0.3 training-delivery health-data-standards
operations-manager | Operations manager | Site manager, Terminal manager | leadership
  0.9 operations-management people-management process-improvement budgeting 0.7 decision-making management-reporting workplace-safety scheduling-work 0.5 lean-manufacturing coaching cost-control 0.3 crisis-management supplier-management
`
