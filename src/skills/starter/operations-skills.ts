/** Columns: code | name | other names | related | description. Indentation says what is narrower. */
export const supplySkills = `
supply-chain | Supply chain and procurement | Supply chain management | | Getting the right goods to the right place in time.
  procurement | Procurement | Purchasing | | Buying what an organization needs.
    strategic-sourcing | Strategic sourcing | Category management | supplier-management, spend-analysis | Choosing where to buy over the long run.
    supplier-management | Supplier management | Vendor management, Supplier relationship management | supplier-audits | Working with suppliers on quality, price and time.
    contract-negotiation | Contract negotiation | Supplier negotiation | contract-law | Agreeing the terms of a contract.
    purchase-orders | Purchase order processing | Purchase orders, Procure-to-pay | accounts-payable, sap-erp | Ordering goods and following them up.
    spend-analysis | Spend analysis | | spreadsheets, cost-control | Knowing what is bought from whom at which price.
    sustainable-procurement | Sustainable procurement | Supplier due diligence | sustainability-reporting | Buying with regard to people and nature.
  supply-planning | Supply planning | Supply and demand planning | | Matching what is needed with what can be made and moved.
    demand-planning | Demand planning | Demand forecasting | inventory-management, sales-forecasting | Estimating what customers will want.
    inventory-management | Inventory management | Stock control | cycle-counting, material-requirements-planning | Having enough stock and not more.
    material-requirements-planning | Material requirements planning | MRP | production-planning, sap-erp | Calculating which parts are needed when.
    sales-operations-planning | Sales and operations planning | S&OP | demand-planning, budgeting | Agreeing one plan between sales, supply and money.
  transport | Transport and freight | Freight transport | | Moving goods over distances.
    transport-planning | Transport planning | Freight planning | route-optimization, dispatching | Planning loads, vehicles and times.
    route-optimization | Route optimization | Route planning, Vehicle routing | geographic-information-systems | Finding the best order of stops.
    dispatching | Dispatching | Load dispatch | shipment-tracking, call-handling | Assigning vehicles and drivers, and steering them.
    shipment-tracking | Shipment tracking | Track and trace, Telematics | | Knowing where goods are.
    freight-forwarding | Freight forwarding | Forwarding | customs-clearance, freight-documents | Organizing transport across carriers and borders.
    freight-documents | Freight documentation | Bill of lading, Waybills | customs-clearance | Handling the papers that travel with goods.
    customs-clearance | Customs clearance | Customs brokerage | tariff-classification, trade-compliance | Bringing goods across borders lawfully.
    tariff-classification | Tariff classification | HS codes | trade-compliance | Finding the right customs code for goods.
    freight-rates | Freight rate negotiation | Carrier negotiation | contract-negotiation, freight-forwarding | Agreeing prices with carriers.
    intermodal-transport | Intermodal transport | Rail freight, Container transport | transport-planning, freight-forwarding | Moving goods by several kinds of transport.
    cold-chain | Cold chain logistics | Temperature-controlled transport | good-distribution-practice | Keeping goods cold all the way.
    dangerous-goods | Dangerous goods handling | Hazmat, ADR | hazardous-materials, freight-documents | Moving dangerous goods safely.
    truck-driving | Commercial truck driving | CDL driving, HGV driving | vehicle-inspection, load-securing | Driving heavy goods vehicles.
    hours-of-service | Driving hours rules | Hours of service, Tachograph | dispatching, truck-driving | Keeping to lawful driving and rest times.
    load-securing | Load securing | Cargo securing | forklift-operation | Fastening goods so that they arrive whole.
    vehicle-inspection | Vehicle inspection | Pre-trip inspection | vehicle-maintenance | Checking that a vehicle is safe.
    fleet-management | Fleet management | | vehicle-maintenance, shipment-tracking | Running vehicles over their life.
    fuel-management | Fuel and charging management | Fuel economy | fleet-management, energy-efficiency | Using less fuel and charging at the right time.
  warehousing | Warehousing | Warehouse operations | | Storing goods and sending them out.
    warehouse-management-systems | Warehouse management systems | WMS, SAP EWM | inventory-management, sap-erp | Running a warehouse with its system.
    order-picking | Order picking | Pick and pack | cycle-counting, goods-receipt | Collecting goods for an order.
    goods-receipt | Goods receipt | Inbound logistics, Receiving | cycle-counting | Taking in and checking deliveries.
    cycle-counting | Cycle counting | Stocktaking | | Counting stock regularly.
    forklift-operation | Forklift operation | Forklift driving, Reach truck | order-picking | Moving goods with a forklift.
    warehouse-layout | Warehouse layout planning | Slotting | process-improvement, simulation-modeling | Arranging storage for short ways.
    dock-scheduling | Dock scheduling | Yard management | dispatching, goods-receipt | Planning gates and times for trucks.
    edi | Electronic data interchange | EDI, EDIFACT | order-management | Exchanging orders and shipping messages between companies.
`

/** Columns: code | name | other names | related | description. Indentation says what is narrower. */
export const manufacturingSkills = `
manufacturing-quality | Manufacturing and quality | | | Making things well and proving it.
  manufacturing | Manufacturing | Production | | Making goods in series.
    production-planning | Production planning | Production scheduling | scheduling-work | Planning what is made when and where.
    assembly | Assembly | Mechanical assembly | soldering, work-instructions | Putting parts together.
    soldering | Soldering | IPC-A-610, Surface-mount assembly | electronics-testing | Joining electronic parts.
    cnc-machining | CNC machining | CNC programming, Milling and turning | technical-drawing | Cutting parts with programmed machines.
    injection-molding | Injection molding | Injection moulding | polymer-materials, cnc-machining | Forming plastic parts.
    welding | Welding | MIG welding, TIG welding | metal-fabrication | Joining metal with heat.
    metal-fabrication | Metal fabrication | Sheet metal work | cnc-machining | Cutting, bending and joining metal.
    cleanroom-work | Cleanroom work | Cleanroom operations | good-manufacturing-practice, sterilization | Working without contaminating the product.
    packaging-operations | Packaging operations | Packaging and labelling | order-picking, assembly | Packing products for shipment.
    work-instructions | Work instructions | Standard operating procedures, SOP writing | technical-writing | Describing how work is done right.
    lean-manufacturing | Lean manufacturing | Lean production, 5S | six-sigma | Making without waste.
    manufacturing-execution-systems | Manufacturing execution systems | MES | production-planning, scada | Steering and recording production with its system.
    process-validation | Process validation | IQ OQ PQ | verification-validation, statistical-process-control | Proving that a process makes good product every time.
    additive-manufacturing | Additive manufacturing | 3D printing | cad-design, injection-molding | Building parts layer by layer.
    design-for-manufacturing | Design for manufacturing | DFM | cad-design, lean-manufacturing | Designing parts that are easy to make.
  maintenance | Maintenance | | | Keeping machines and vehicles in working order.
    preventive-maintenance | Preventive maintenance | Planned maintenance | maintenance-planning-systems, condition-monitoring | Servicing machines before they fail.
    equipment-troubleshooting | Equipment troubleshooting | Fault finding, Machine repair | electrical-maintenance | Finding and mending faults of machines.
    mechanical-maintenance | Mechanical maintenance | Millwright work | hydraulics-pneumatics, welding | Mending mechanical parts.
    electrical-maintenance | Electrical maintenance | Industrial electrics | plc-programming, electrical-safety | Mending electrical parts of machines.
    hydraulics-pneumatics | Hydraulics and pneumatics | Hydraulics, Pneumatics | | Working with fluid and air power.
    vehicle-maintenance | Vehicle maintenance | Diesel mechanics, Truck repair | mechanical-maintenance, electric-vehicle-systems | Servicing and mending vehicles.
    electric-vehicle-systems | Electric vehicle systems | EV maintenance, High-voltage vehicles | battery-storage, electrical-safety | Working on electric vehicles and their charging.
    condition-monitoring | Condition monitoring | Vibration analysis | | Measuring machines to know their state.
    maintenance-planning-systems | Maintenance planning systems | CMMS, IBM Maximo | scheduling-work | Planning maintenance in its system.
  quality-management | Quality management | Quality assurance | | Seeing that products and processes meet what was promised.
    iso-9001 | ISO 9001 | | quality-audit, iso-13485 | Running a quality management system.
    iso-13485 | ISO 13485 | Medical device quality management | medical-device-regulation | Running a quality system for medical devices.
    good-manufacturing-practice | Good manufacturing practice | GMP | iso-13485, good-laboratory-practice | Making regulated products by the rules.
    good-distribution-practice | Good distribution practice | GDP guidelines | good-manufacturing-practice | Storing and moving medical products by the rules.
    six-sigma | Six Sigma | DMAIC, Lean Six Sigma | statistical-process-control | Reducing variation with data.
    statistical-process-control | Statistical process control | SPC | statistics | Watching a process with control charts.
    quality-inspection | Quality inspection | Incoming inspection, Visual inspection | metrology | Checking parts and products.
    metrology | Metrology | Coordinate measuring machines, Calibration | equipment-calibration, technical-drawing | Measuring exactly.
    root-cause-analysis | Root cause analysis | RCA, Five whys, 8D | capa | Finding why something went wrong.
    capa | Corrective and preventive action | CAPA | nonconformance-management | Removing causes of faults for good.
    nonconformance-management | Nonconformance management | NCR handling | quality-inspection | Deciding what happens with faulty product.
    failure-mode-analysis | Failure mode and effects analysis | FMEA | risk-assessment, root-cause-analysis | Thinking through how something can fail.
    quality-audit | Quality auditing | Lead auditor | supplier-audits | Checking a quality system against its standard.
    supplier-audits | Supplier auditing | Supplier quality | quality-inspection | Checking the quality of suppliers on site.
    product-complaints | Product complaint investigation | | capa, post-market-surveillance | Finding out what was wrong with a returned product.
    change-control | Change control | Engineering change management | document-control | Changing products and systems in a controlled way.
    document-control | Document control | Controlled documents | technical-documentation | Keeping valid documents and withdrawing old ones.
`

/** Columns: code | name | other names | related | description. Indentation says what is narrower. */
export const engineeringSkills = `
engineering-energy | Engineering and energy | | | Designing machines, circuits and plants, and supplying energy.
  mechanical-engineering | Mechanical engineering | | | Designing things that move or carry load.
    cad-design | Computer-aided design | CAD, SolidWorks, AutoCAD | technical-drawing, finite-element-analysis | Modelling parts on the computer.
    technical-drawing | Technical drawing | Geometric dimensioning and tolerancing, GD&T | | Drawing parts so that they can be made.
    finite-element-analysis | Finite element analysis | FEA, ANSYS | thermal-analysis | Calculating stress and deformation.
    thermal-analysis | Thermal and fluid analysis | CFD, Heat transfer | simulation-modeling | Calculating heat and flow.
    polymer-materials | Polymer materials | Plastics engineering | materials-selection | Knowing plastics and how they behave.
    materials-selection | Materials selection | Materials engineering | design-for-manufacturing | Choosing what a part is made of.
  electrical-engineering | Electrical engineering | | | Designing and building electrical systems.
    electronics-design | Electronics design | Circuit design, PCB design | electronics-testing, power-electronics | Designing circuits and boards.
    electronics-testing | Electronics testing | Oscilloscope measurement | electromagnetic-compatibility | Measuring and testing circuits.
    electromagnetic-compatibility | Electromagnetic compatibility | EMC | electronics-design | Keeping devices from disturbing one another.
    power-electronics | Power electronics | Inverters | battery-storage | Converting electric power.
    sensor-integration | Sensor integration | Instrumentation | signal-processing, bus-protocols | Choosing and connecting sensors.
    signal-processing | Signal processing | DSP, MATLAB | deep-learning, medical-imaging | Extracting information from measured signals.
    electrical-safety | Electrical safety | Lockout-tagout, NFPA 70E | workplace-safety | Working safely on electric installations.
    fpga-design | FPGA design | VHDL, Verilog | electronics-design, c-language | Designing programmable logic.
  automation-engineering | Automation engineering | Control engineering | | Making machines and plants run by themselves.
    plc-programming | PLC programming | Siemens TIA Portal, Ladder logic | scada | Programming industrial controllers.
    scada | SCADA systems | SCADA, HMI design | industrial-networks | Watching and steering plants from a control room.
    industrial-robotics | Industrial robotics | Robot programming | plc-programming, machine-vision | Programming and running robots.
    machine-vision | Machine vision inspection | Vision systems | computer-vision, quality-inspection | Inspecting products with cameras.
    control-theory | Control theory | PID control | signal-processing, simulation-modeling | Keeping a value where it should be.
    systems-engineering | Systems engineering | Model-based systems engineering, SysML | requirements-analysis, verification-validation | Engineering a whole product over all disciplines.
    verification-validation | Verification and validation | V&V | test-planning | Proving that a product meets its requirements and its use.
  energy | Energy | | | Producing, carrying and trading energy.
    power-systems | Power systems engineering | Grid engineering, Load flow analysis | high-voltage-equipment, grid-operations | Planning and calculating electric grids.
    grid-operations | Grid operations | Control room operation | scada, dispatching | Keeping supply and demand of a grid in balance.
    high-voltage-equipment | High-voltage equipment | Substations, Switchgear | electrical-safety | Building and maintaining substations.
    wind-turbines | Wind turbine service | Wind energy technology | mechanical-maintenance, solar-installations, working-at-height | Running and servicing wind turbines.
    solar-installations | Solar installations | Photovoltaics, PV systems | power-electronics | Planning and building solar plants.
    battery-storage | Battery storage systems | Battery management systems, BESS | solar-installations | Planning and running batteries.
    energy-trading | Energy trading | Power trading | energy-markets, risk-assessment | Buying and selling energy.
    energy-markets | Energy markets | Electricity market analysis | forecasting | Understanding how energy is priced.
    energy-efficiency | Energy efficiency | Energy auditing, ISO 50001 | sustainability-reporting | Using less energy for the same result.
    gas-turbines | Gas and steam turbines | Power plant operation | mechanical-maintenance, grid-operations | Running and maintaining turbines.
    protection-relays | Protection and relays | Relay protection | power-systems, high-voltage-equipment | Switching off faulty parts of a grid.
    working-at-height | Working at height | Rope access | workplace-safety | Working safely high up.
`
