"""The graph as a service: the SPARQL 1.1 Protocol, the Graph Store Protocol for reading, and pages for people."""
